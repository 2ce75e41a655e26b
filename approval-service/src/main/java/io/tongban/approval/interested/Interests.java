package io.tongban.approval.interested;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.interested.InterestedController.InterestView;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an interested party sees: their own notice, and nothing else of the case. The owner is part of every query. */
@Component
class Interests {

    private static final String VIEW = """
            json_build_object('id', p.id, 'application', a.id, 'caseNumber', a.case_number, 'itemName', v.body ->> 'name',
                'organ', a.holder, 'stateName', a.state,
                'applicant', case when a.principal_type = 'person'
                    then left(a.principal_name, 1) || repeat('*', greatest(length(a.principal_name) - 1, 1))
                    else a.principal_name end,
                'matter', p.matter, 'toldOn', p.told_on, 'viewsBy', p.views_by, 'hearingBy', p.hearing_by,
                'views', (select coalesce(json_agg(json_build_object('on', l.on_day, 'text', l.detail ->> 'text',
                        'hearing', l.detail ->> 'hearing') order by l.seq), '[]')
                    from application_log l where l.application_id = a.id and l.detail ->> 'party' = p.id::text
                        and l.action in ('GIVE_INTERESTED_VIEWS', 'RECORD_INTERESTED_VIEWS')))::text
            from interested_party p join application a on a.id = p.application_id
            join item_version v on v.code = a.item_code and v.version = a.item_version
            """;
    private static final String OWN =
            "select " + VIEW + " where p.owner = :owner order by p.told_on desc, p.id limit 200";
    private static final String ONE = "select " + VIEW + " where p.owner = :owner and p.id = :id";
    private static final String CANDIDATES = """
            select p.id from interested_party p join application a on a.id = p.application_id
            where a.case_number = :number and (p.owner is null or p.owner = :owner) limit 50
            """;
    private static final String BIND = """
            update interested_party set owner = :owner, owned_at = coalesce(owned_at, :at)
            where id = :id and (owner is null or owner = :owner)
            """;

    private final DatabaseClient database;
    private final FormSecrets secrets;
    private final Organs organs;
    private final Clock clock;
    private final JsonMapper json;

    Interests(DatabaseClient database, FormSecrets secrets, Organs organs, Clock clock, JsonMapper json) {
        this.database = database;
        this.secrets = secrets;
        this.organs = organs;
        this.clock = clock;
        this.json = json;
    }

    /** Takes up a notice by its number and code; a wrong one is as good as none. */
    Mono<InterestView> takeUp(Passport who, String caseNumber, String code) {
        return database.sql(CANDIDATES)
                .bind("number", caseNumber)
                .bind("owner", who.ownerKey())
                .map(row -> row.get(0, UUID.class))
                .all()
                .filter(party -> isCode(party, code))
                .next()
                .flatMap(party -> Detached.from(database.sql(BIND)
                                .bind("id", party)
                                .bind("owner", who.ownerKey())
                                .bind("at", OffsetDateTime.now(clock))
                                .fetch()
                                .rowsUpdated())
                        .then(one(who, party)))
                .switchIfEmpty(notFound());
    }

    Flux<InterestView> of(Passport who) {
        return database.sql(OWN)
                .bind("owner", who.ownerKey())
                .map(row -> view(row.get(0, String.class)))
                .all();
    }

    Mono<InterestView> one(Passport who, UUID party) {
        return database.sql(ONE)
                .bind("owner", who.ownerKey())
                .bind("id", party)
                .map(row -> view(row.get(0, String.class)))
                .one()
                .switchIfEmpty(notFound());
    }

    private boolean isCode(UUID party, String code) {
        return MessageDigest.isEqual(
                secrets.code(party).getBytes(StandardCharsets.UTF_8),
                code.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private InterestView view(String row) {
        ObjectNode view = (ObjectNode) json.readTree(row);
        view.put("organ", organs.get(view.path("organ").asString()).name());
        view.put("stateName", State.valueOf(view.path("stateName").asString()).text());
        return json.treeToValue(view, InterestView.class);
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> Refusal.of(ApprovalProblem.INTEREST_NOT_FOUND).exception());
    }
}
