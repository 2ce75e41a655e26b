package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Pages;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One's bundles, and all steps of one in one view. */
@Component
class ReadBundles {

    private final Bundles bundles;
    private final BundleLists lists;
    private final BundleViews views;
    private final Pages pages;

    ReadBundles(Bundles bundles, BundleLists lists, BundleViews views, Pages pages) {
        this.bundles = bundles;
        this.lists = lists;
        this.views = views;
        this.pages = pages;
    }

    Mono<BundleView> one(UUID id, Passport who) {
        return bundles.load(id, who.ownerKey(), null)
                .switchIfEmpty(notFound())
                .map(bundle -> views.of(bundle, who.ownerKey()));
    }

    Mono<String> page(Passport who, @Nullable String cursor, int limit) {
        String filters = who.ownerKey() + " bundles";
        Cursor after = Cursor.decode(cursor, filters, 2);
        int size = Pages.size(limit);
        return lists.of(
                        who.ownerKey(),
                        after == null ? null : after.key(0, OffsetDateTime::parse),
                        after == null ? null : after.key(1, UUID::fromString),
                        size + 1)
                .map(rows -> pages.of(rows, size, filters, List.of("createdAt", "id")));
    }

    static <T> Mono<T> notFound() {
        return Mono.error(() -> Refusal.of(ApprovalProblem.BUNDLE_NOT_FOUND).exception());
    }
}
