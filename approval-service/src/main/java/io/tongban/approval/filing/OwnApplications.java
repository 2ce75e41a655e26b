package io.tongban.approval.filing;

import io.tongban.approval.application.Applications;
import io.tongban.approval.application.Applications.ListQuery;
import io.tongban.approval.application.Pages;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The applicant's own cases, newest first. */
@Component
class OwnApplications {

    private final Applications applications;
    private final Pages pages;

    OwnApplications(Applications applications, Pages pages) {
        this.applications = applications;
        this.pages = pages;
    }

    Mono<String> page(Passport who, String state, @Nullable String cursor, int limit) {
        String filters = who.ownerKey() + " " + state;
        Cursor after = Cursor.decode(cursor, filters, 2);
        int size = Pages.size(limit);
        ListQuery query = new ListQuery(
                state,
                after == null ? null : after.key(0, OffsetDateTime::parse),
                after == null ? null : after.key(1, UUID::fromString),
                size + 1);
        return applications
                .ownedBy(who.ownerKey(), query)
                .map(rows -> pages.of(rows, size, filters, List.of("createdAt", "id")));
    }
}
