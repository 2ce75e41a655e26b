package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Draft;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.application.Prefilled;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The bundles. Whose they are is part of every query. */
interface Bundles {

    /** @param key of this request, whose earlier answer is loaded too; null for a reading request */
    Mono<Bundle> load(UUID id, String owner, @Nullable IdempotencyKey key);

    /** A new draft of a step. */
    record NewCase(
            String step, Draft draft, Split form, List<Prefilled> prefilled, Map<String, List<String>> answers) {}

    /** @param answer to the request that begins it */
    record Begun(Bundle bundle, List<NewCase> cases, String answer) {}

    /**
     * Writes a bundle, its drafts and the answer; where the key was used before, nothing, and the earlier answer.
     *
     * @param begun made of the case that the owner filed last, where there is one
     */
    Mono<StoredAnswer> create(Passport who, IdempotencyKey key, Function<Optional<EarlierCase>, Begun> begun);

    /** The answer that this key was given; empty where there is none. */
    Mono<StoredAnswer> answered(IdempotencyKey key);

    /** What a draft is to hold. @param left fields that still nobody typed */
    record Filled(Application draft, Split form, Map<String, List<String>> answers, List<Prefilled> left) {}

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
