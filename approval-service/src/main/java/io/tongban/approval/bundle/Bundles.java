package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Draft;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The bundles. Whose they are is part of every query. */
interface Bundles {

    /** @param key of this request, whose earlier answer is loaded too; null for a reading request */
    Mono<Bundle> load(UUID id, String owner, @Nullable IdempotencyKey key);

    /** A new draft of a step. */
    record NewCase(String step, Draft draft, JsonNode form, Map<String, List<String>> answers) {}

    /** Writes a bundle, its drafts and the answer; where the key was used before, nothing, and the earlier answer. */
    Mono<StoredAnswer> create(Bundle bundle, List<NewCase> cases, String starter, IdempotencyKey key, String answer);

    /** What a draft is to hold. */
    record Filled(Application draft, Split form, Map<String, List<String>> answers) {}

    /**
     * Saves what was said of a bundle and the forms of drafts, all or nothing.
     *
     * @param owner of the drafts: who started the bundle, or confirmed a part of it
     * @return false where bundle or a draft is at another revision by now
     */
    Mono<Boolean> save(Bundle bundle, String owner, JsonNode request, JsonNode plan, List<Filled> drafts);

    /**
     * Keeps the answer to a submission whose moves are made; the earlier one where there is one.
     *
     * @param waiting keys of steps whose drafts file themselves from now on, for this person
     */
    Mono<StoredAnswer> answer(IdempotencyKey key, String answer, Bundle bundle, List<String> waiting, Passport who);

    /** Answers that these keys of one person were given, by key. */
    Mono<Map<String, String>> answers(String who, List<String> operations, List<String> keys);
}
