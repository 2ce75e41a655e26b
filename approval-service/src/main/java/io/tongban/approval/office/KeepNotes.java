package io.tongban.approval.office;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Pages;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes and reads notes on a case that the official may see. */
@Component
class KeepNotes {

    private final Casework casework;
    private final Notes notes;
    private final Pages pages;
    private final KeptAnswers answers;

    KeepNotes(Casework casework, Notes notes, Pages pages, KeptAnswers answers) {
        this.casework = casework;
        this.notes = notes;
        this.pages = pages;
        this.answers = answers;
    }

    Mono<StoredAnswer> write(UUID id, Passport who, @Nullable String key, String text) {
        IdempotencyKey once = IdempotencyKey.of(who.personKey(), "notes/" + id, key, text);
        return casework.find(id, who, once)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(once.replay(application.earlier()))
                        : notes.write(id, who, text, casework.now(), once)
                                .map(body -> new StoredAnswer(once.bodyHash(), 200, body))
                                .onErrorResume(DuplicateKeyException.class, taken -> answers.find(once)));
    }

    Mono<String> page(UUID id, Passport who, @Nullable String cursor, int limit) {
        Cursor after = Cursor.decode(cursor, id.toString(), 1);
        int size = Pages.size(limit);
        return casework.find(id, who)
                .then(Mono.defer(() -> notes.of(id, after == null ? 0 : after.key(0, Long::parseLong), size + 1)))
                .map(rows -> pages.of(rows, size, id.toString(), List.of("id")));
    }
}
