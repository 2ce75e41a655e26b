package io.tongban.approval.application;

import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The cases. Who may see what is part of every query. */
public interface Applications {

    /**
     * A case that this person may see: the applicant's own, or one that passes through the official's organ, or is handled
     * by another in that organ's name (许可法第二十四条第二款: 监督).
     *
     * @param key of this request, whose earlier answer is loaded too; null for a reading request
     * @param reading for what
     * @return empty where there is none, or none that this person may see
     */
    Mono<Application> load(UUID id, Passport who, @Nullable IdempotencyKey key, Reading reading);

    /** Those of these cases that this person may see, in one statement, in any order. */
    Mono<List<Application>> loadAll(List<UUID> ids, Passport who);

    /** @return false where somebody was faster: nothing is written then */
    Mono<Boolean> record(Recording recording);

    /**
     * Writes the first move of a proceeding about a permit.
     *
     * @param subject the case that granted it, {@code revision} of it as it was looked at
     * @return false where it is not so any more; fails on the constraint where there is such a proceeding already
     */
    Mono<Boolean> open(Recording recording, UUID subject, int revision);

    /** The refusal for who is banned from the permit that this draft asks for; empty where nobody is. */
    Mono<Refusal> ban(Application draft, LocalDate on);

    /**
     * Writes a draft and the answer; where the key was used before, nothing, and the earlier answer. Fails with DRAFT_OPEN
     * or DRAFTS_TOO_MANY.
     *
     * @param form what it says at first, given the case that its owner filed last; empty of who has none, or has no login
     */
    Mono<StoredAnswer> create(Draft draft, IdempotencyKey key, Function<Optional<EarlierCase>, FirstForm> form);

    /** The answer that this key was given before; empty where there is none. */
    Mono<StoredAnswer> answered(IdempotencyKey key);

    /**
     * Moves a draft to another version of its item, with the organs that version names.
     *
     * @param form split by what that version calls sensitive
     * @return false where the revision is another by now
     */
    Mono<Boolean> repin(Application draft, Item item, Routing routing, Split form);

    /**
     * @param prefilled fields that nobody has typed yet
     * @return false where the revision is another by now
     */
    Mono<Boolean> saveForm(
            UUID id, int revision, Split form, Map<String, List<String>> given, List<Prefilled> prefilled);

    /** Own cases, newest first, as JSON {@code {items, next}}. */
    Mono<String> ownedBy(String owner, ListQuery query);

    /** @param state empty for all; @param after cursor keys created_at and id, null for the first page */
    record ListQuery(
            String state,
            @Nullable OffsetDateTime afterTime,
            @Nullable UUID afterId,
            int limit) {}
}
