package io.tongban.approval.share;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.SharedMaterial.Outcome;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.share.SharedRecords.Found;
import io.tongban.approval.share.SharedRecords.Question;
import io.tongban.approval.share.SharedRecords.Subject;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches a material that other offices hold, with the applicant's consent; what was issued here needs no question. The
 * case says what came of it: fetched, no record (then it is uploaded), or waiting for a source that is down.
 */
@Component
class FetchShared {

    record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            boolean consent) {}

    /** The answer. @param record masked */
    record Answer(
            String material, Outcome outcome, String source, OffsetDateTime askedAt, Map<String, String> record) {}

    private static final String HERE = "本系统办结结果";
    /** 代理人(经办人)身份证件: of the materials of the catalogue the one that is not the applicant's. */
    private static final String OF_AGENT = "AGENT-ID";

    private final Casework casework;
    private final SharedRecords records;
    private final SharedMaterials materials;
    private final SharedSubjects subjects;
    private final KeptAnswers answers;
    private final JsonMapper json;

    FetchShared(
            Casework casework,
            SharedRecords records,
            SharedMaterials materials,
            SharedSubjects subjects,
            KeptAnswers answers,
            JsonMapper json) {
        this.casework = casework;
        this.records = records;
        this.materials = materials;
        this.subjects = subjects;
        this.answers = answers;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "shared-record/" + command.id() + "/" + command.material(),
                command.key(),
                command.consent());
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : fetch(command, application, key));
    }

    private Mono<StoredAnswer> fetch(Command command, Application application, IdempotencyKey key) {
        if (application.state() != State.DRAFT && application.state() != State.CORRECTING) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
        if (!command.consent()) {
            throw Refusal.of(ApprovalProblem.CONSENT_MISSING).exception();
        }
        Item.Material material = material(command, application);
        OffsetDateTime now = casework.now();
        return materials
                .own(application, material.name())
                .filter(one -> !isAgents(material) && one.on(now.toLocalDate()).inForce())
                .next()
                .flatMap(own -> fetched(application, material, HERE, found(own), now, key))
                .switchIfEmpty(Mono.defer(() -> ask(application, material, command.who(), now, key)));
    }

    private Mono<StoredAnswer> ask(
            Application application, Item.Material material, Passport who, OffsetDateTime now, IdempotencyKey key) {
        String source = material.sharedFrom() == null ? "" : material.sharedFrom();
        if (source.equals(HERE)) {
            // known for certain, and what is granted tomorrow is there tomorrow: nothing is noted
            return Mono.error(() -> Refusal.of(ApprovalProblem.SHARED_NO_RECORD)
                    .with("source", source)
                    .exception());
        }
        Question question = new Question(
                application.id(), material.code(), material.name(), source, subject(application, material, who), now);
        return records.ask(question)
                .filter(found -> isGood(found, now.toLocalDate()))
                .flatMap(found -> fetched(application, material, source, found, now, key))
                .switchIfEmpty(Mono.defer(() -> missing(
                        application, material, source, Outcome.NO_RECORD, ApprovalProblem.SHARED_NO_RECORD, key)))
                .onErrorResume(
                        refused -> waits(refused),
                        refused -> missing(application, material, source, Outcome.WAITING, problem(refused), key));
    }

    /** A record that has run out is none. */
    static boolean isGood(Found found, LocalDate today) {
        LocalDate until = found.validUntil();
        return until == null || !until.isBefore(today);
    }

    static boolean waits(Throwable error) {
        return error instanceof RefusedException refused
                && (refused.refusal().problem() == ApprovalProblem.SHARED_UNAVAILABLE
                        || refused.refusal().problem() == ApprovalProblem.SHARED_WRONG);
    }

    private static ApprovalProblem problem(Throwable error) {
        return (ApprovalProblem) ((RefusedException) error).refusal().problem();
    }

    /** The agent's own paper is asked for by who logged in as that agent; nobody else has agreed to it. */
    private Subject subject(Application application, Item.Material material, Passport who) {
        if (!isAgents(material)) {
            return subjects.applicant(
                    application.id(),
                    application.owner(),
                    application.principalType(),
                    application.principalName(),
                    application.form(),
                    application.secrets());
        }
        boolean operates = who.principal().organisation()
                && application.form().at("/operator/name").asString("").equals(who.name());
        if (!operates) {
            throw Refusal.of(ApprovalProblem.SHARED_NEEDS_AGENT).exception();
        }
        return subjects.operator(application.id(), application.form(), application.secrets());
    }

    private static boolean isAgents(Item.Material material) {
        return material.code().equals(OF_AGENT);
    }

    private static @Nullable String agent(Application application, Item.Material material) {
        return isAgents(material) ? SharedSubjects.digest(application.secrets()) : null;
    }

    private static Found found(Standing own) {
        String number = own.number();
        return new Found(
                number,
                own.organName(),
                own.validUntil(),
                Sm3.hex((own.id() + " " + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static Item.Material material(Command command, Application application) {
        Item.Material material = application.item().materials().stream()
                .filter(m -> m.code().equals(command.material()) && m.isAsked(application.answers()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception());
        if (!material.source().equals("shared")) {
            throw Refusal.of(ApprovalProblem.NOT_SHARED).exception();
        }
        return material;
    }

    private Mono<StoredAnswer> fetched(
            Application application,
            Item.Material material,
            String source,
            Found found,
            OffsetDateTime now,
            IdempotencyKey key) {
        String answer = json.writeValueAsString(
                new Answer(material.code(), Outcome.FETCHED, source, now, SharedMaterials.masked(found)));
        return kept(materials.keep(
                        application,
                        material.code(),
                        source,
                        Outcome.FETCHED,
                        found,
                        agent(application, material),
                        now,
                        key,
                        answer))
                .thenReturn(new StoredAnswer(key.bodyHash(), 200, answer))
                // the same request of the same person was faster
                .onErrorResume(DuplicateKeyException.class, taken -> answers.find(key));
    }

    private Mono<StoredAnswer> missing(
            Application application,
            Item.Material material,
            String source,
            Outcome outcome,
            ApprovalProblem problem,
            IdempotencyKey key) {
        // what was fetched before stays
        return Detached.from(materials.keep(
                        application,
                        material.code(),
                        source,
                        outcome,
                        null,
                        agent(application, material),
                        casework.now(),
                        key,
                        "{}"))
                .then(Mono.error(() -> Refusal.of(problem)
                        .with("outcome", outcome)
                        .with("source", source)
                        .exception()));
    }

    private static Mono<Boolean> kept(Mono<Boolean> write) {
        return Detached.from(write)
                .flatMap(done -> done
                        ? Mono.just(true)
                        : Mono.error(
                                () -> Refusal.of(ApprovalProblem.NOT_EDITABLE).exception()));
    }
}
