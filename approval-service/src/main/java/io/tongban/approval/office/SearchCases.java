package io.tongban.approval.office;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Auditing;
import io.tongban.approval.application.Pages;
import io.tongban.approval.audit.AuditLog;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.office.SearchController.SearchRequest;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for cases of the own organ, the auditor for those of all, by one thing that is known of them; numbers of persons only by their keyed digest. */
@Component
class SearchCases {

    private final Search search;
    private final FormSecrets secrets;
    private final AuditLog audit;
    private final Pages pages;

    SearchCases(Search search, FormSecrets secrets, AuditLog audit, Pages pages) {
        this.audit = audit;
        this.search = search;
        this.secrets = secrets;
        this.pages = pages;
    }

    Mono<String> page(Passport who, SearchRequest request) {
        long given = Stream.of(request.caseNumber(), request.name(), request.identityNumber())
                .filter(text -> text != null && !text.isBlank())
                .count();
        if (given != 1) {
            throw Refusal.of(ApprovalProblem.SEARCH_NEEDS_ONE).exception();
        }
        String organ = who.organ() == null ? "" : who.organ();
        int size = Pages.size(request.limit() == null ? 20 : request.limit());
        Search.Question first = question(request, size + 1);
        // a digest, so that the cursor of a search by number does not give it away to a guess
        String filters =
                Sm3.hex((organ + first.by() + first.text() + first.digests()).getBytes(StandardCharsets.UTF_8));
        Cursor after = Cursor.decode(request.cursor(), filters, 2);
        Search.Question question = after == null
                ? first
                : new Search.Question(
                        first.by(),
                        first.text(),
                        first.digests(),
                        after.key(0, OffsetDateTime::parse),
                        after.key(1, UUID::fromString),
                        size + 1);
        boolean everywhere = Auditing.everywhere(who);
        return noted(who, first.by(), everywhere)
                .then(Mono.defer(() -> search.rows(organ, everywhere, question)))
                .map(rows -> pages.of(rows, size, filters, List.of("createdAt", "id")));
    }

    /** Who may look everywhere is seen to look; what for is not written down. */
    private Mono<Void> noted(Passport who, Search.By by, boolean everywhere) {
        return everywhere
                ? audit.note(AuditLog.Kind.READ, who, null, Map.of("what", "search", "by", by.name()))
                : Mono.empty();
    }

    private Search.Question question(SearchRequest request, int limit) {
        String number = trimmed(request.identityNumber());
        if (number != null) {
            return of(Search.By.IDENTITY, "org:" + number, secrets.identities(number), limit);
        }
        String caseNumber = trimmed(request.caseNumber());
        String name = trimmed(request.name());
        return caseNumber != null
                ? of(Search.By.CASE_NUMBER, caseNumber, List.of(), limit)
                : of(Search.By.NAME, name == null ? "" : name, List.of(), limit);
    }

    private static Search.Question of(Search.By by, String text, List<String> digests, int limit) {
        return new Search.Question(by, text, digests, null, null, limit);
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
