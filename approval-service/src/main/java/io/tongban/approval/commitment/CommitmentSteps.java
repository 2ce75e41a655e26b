package io.tongban.approval.commitment;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.AsidePapers;
import io.tongban.approval.application.AsidePapers.Written;
import io.tongban.approval.application.CheckTask;
import io.tongban.approval.application.CommitmentMoves;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.Document;
import io.tongban.approval.application.Outcome;
import io.tongban.approval.application.Telling;
import io.tongban.approval.document.IssuedDocuments;
import io.tongban.approval.evidence.Chain;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done about a signed commitment: no move of its case, which may have ended. State, step, evidence, credit record, what
 * the applicant is told and the answer are one statement; the revision of the case keeps it apart from moves and from each
 * other.
 */
@Repository
class CommitmentSteps {

    private static final String STEP = """
            with recursive held as (
                update application set revision = revision + 1 where id = :id and revision = :revision returning id),
            changed as (
                update commitment c set state = :to, method = coalesce(:method, c.method),
                    due_on = case when :method is null then c.due_on else :dueOn end,
                    counted_from = case when :method is null then c.counted_from else :on end,
                    days = coalesce(:days, c.days), calendar_edition = coalesce(:edition, c.calendar_edition),
                    views_by = coalesce(:viewsBy, c.views_by), rectify_by = coalesce(:rectifyBy, c.rectify_by)
                from held m where c.id = :commitment and c.application_id = m.id and c.state = :from
                returning c.id, c.application_id, c.owner, c.identity),
            stepped as (
                insert into commitment_step (commitment, seq, action, from_state, to_state, at, on_day, actor, actor_name, organ,
                    detail)
                select c.id, (select count(*) + 1 from commitment_step s where s.commitment = c.id), :action, :from, :to, :at,
                    :on, :who, :actorName, :organ, :detail
                from changed c),
            untrue as (select id, owner, identity from changed where :to = 'FINAL'),
            """ + CommitmentMoves.RECORDED + """
            moved as (select a.id, a.seq from changed c join application a on a.id = c.application_id),
            """ + Chain.MOVE + "," + IssuedDocuments.ISSUE
            + "," + Chain.PAPERS + """
            , tells as (select application_id as id, cast(:facts as jsonb) as facts from changed where :type::text is not null),
            """ + Telling.COMMITMENT.owners() + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from changed)
            select count(*) from changed
            """;

    private static final String OF_CASE = """
            select coalesce(json_object_agg(material, steps), '{}')::text from (
                select c.material_code as material, json_agg(json_build_object('action', s.action, 'to', s.to_state,
                    'on', s.on_day, 'organ', s.organ, 'detail', s.detail) order by s.at, s.seq) as steps
                from commitment c join commitment_step s on s.commitment = c.id
                where c.application_id = :id group by c.material_code) x
            """;

    private final DatabaseClient database;
    private final AsidePapers papers;
    private final JsonMapper json;

    CommitmentSteps(DatabaseClient database, AsidePapers papers, JsonMapper json) {
        this.database = database;
        this.papers = papers;
        this.json = json;
    }

    /**
     * @param detail kept with the step, and in the evidence
     * @param event what the applicant is told it is; null: nothing; @param facts of it
     * @param task the next, by another method, where there is one
     * @param paper the document that goes with it
     */
    record Step(
            Application application,
            Committed commitment,
            String action,
            Standing to,
            Map<String, Object> detail,
            @Nullable String event,
            Map<String, String> facts,
            @Nullable CheckTask task,
            @Nullable LocalDate viewsBy,
            @Nullable LocalDate rectifyBy,
            @Nullable Function<Outcome, Document> paper) {

        static Step of(
                Application application, Committed commitment, String action, Standing to, Map<String, Object> detail) {
            return new Step(application, commitment, action, to, detail, null, Map.of(), null, null, null, null);
        }

        Step telling(String type, Map<String, String> words) {
            return new Step(application, commitment, action, to, detail, type, words, task, viewsBy, rectifyBy, paper);
        }

        Step tasking(CheckTask next) {
            return new Step(application, commitment, action, to, detail, event, facts, next, viewsBy, rectifyBy, paper);
        }

        /** With a document that is issued with it. */
        Step issuing(Function<Outcome, Document> made) {
            return new Step(application, commitment, action, to, detail, event, facts, task, viewsBy, rectifyBy, made);
        }

        Step viewsBy(LocalDate day) {
            return new Step(application, commitment, action, to, detail, event, facts, task, day, rectifyBy, paper);
        }

        Step rectifyBy(LocalDate day) {
            return new Step(application, commitment, action, to, detail, event, facts, task, viewsBy, day, paper);
        }
    }

    /** @return false where the case or the commitment changed since it was loaded */
    Mono<Boolean> write(Step step, Passport who, IdempotencyKey key, String answer, OffsetDateTime now) {
        Application application = step.application();
        UUID commitment = Objects.requireNonNull(step.commitment().id());
        Written written =
                papers.of(application, "COMMITMENT", CommitmentTexts.BASIS, content(step, who), step.paper(), now);
        String organ = who.organ();
        String event = step.event();
        CheckTask task = step.task();
        return database.sql(STEP)
                .bind("id", application.id())
                .bind("revision", application.revision())
                .bind("commitment", commitment)
                .bind("action", step.action())
                .bind("from", step.commitment().state().name())
                .bind("to", step.to().name())
                .bind(
                        "method",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                task == null ? null : task.method().name()))
                .bind("dueOn", Parameters.in(R2dbcType.DATE, task == null ? null : task.dueOn()))
                .bind("days", Parameters.in(R2dbcType.INTEGER, task == null ? null : task.days()))
                .bind("edition", Parameters.in(R2dbcType.INTEGER, task == null ? null : task.edition()))
                .bind("viewsBy", Parameters.in(R2dbcType.DATE, step.viewsBy()))
                .bind("rectifyBy", Parameters.in(R2dbcType.DATE, step.rectifyBy()))
                .bind("at", now)
                .bind("on", now.toLocalDate())
                .bind("time", now.toString())
                .bind("actorName", who.name())
                .bind("organ", Parameters.in(R2dbcType.VARCHAR, organ))
                .bind("holder", application.holder())
                .bind("basis", CommitmentTexts.BASIS)
                .bind("detail", Json.of(json.writeValueAsBytes(step.detail())))
                .bind("entries", Json.of(written.entries()))
                .bind("documents", Json.of(written.documents()))
                .bind("type", Parameters.in(R2dbcType.VARCHAR, event == null ? null : Telling.type(event)))
                .bind("facts", json.writeValueAsString(step.facts()))
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    /** Code of a material → steps, as JSON. */
    Mono<String> ofCase(UUID application) {
        return database.sql(OF_CASE)
                .bind("id", application)
                .map(row -> row.get(0, String.class))
                .one();
    }

    private static Map<String, Object> content(Step step, Passport who) {
        return Map.of(
                "action", step.action(),
                "commitment", String.valueOf(step.commitment().id()),
                "detail", step.detail(),
                "from", step.commitment().state().name(),
                "material", step.commitment().material(),
                "organ", String.valueOf(who.organ()),
                "to", step.to().name());
    }
}
