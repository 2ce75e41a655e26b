package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.Telling;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.bundle.CarryOver.Copy;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes another plan of a bundle, with all that follows from it, or nothing. */
@Repository
class ReplannedBundles {

    private static final String REPLAN = """
            with
            """ + SavedForms.GIVEN + """
            touched as (
                select * from jsonb_to_recordset(:touched) as t (id uuid, revision int)),
            held as (
                select a.id from application a join touched t on t.id = a.id and t.revision = a.revision
                where a.state = 'DRAFT' and a.binned_at is null order by a.id for update of a),
            ready as (
                select b.id from bundle b
                where b.id = :id and b.owner = :owner and b.revision = :revision and b.party_revision = :partyRevision
                    and (select count(*) from held) = (select count(*) from touched)
                    and not exists (select from bundle_step s join application a on a.id = s.application_id
                        where s.bundle_id = b.id and a.state <> 'DRAFT')
                    and not exists (select from bundle_wait w where w.bundle_id = b.id and w.ended_at is null)
                for update of b),
            """ + NewDrafts.ROOM + """
            bundled as (
                update bundle b set request = :request, plan = :plan, package_version = :version, planned_on = :on,
                    revision = b.revision + 1
                from ready, room where b.id = ready.id returning b.id),
            """ + NewDrafts.MADE + """
            , kept as (select id from bundled),
            """
            + SavedForms.WRITTEN + """
            , binned as (
                update application a set binned_at = :at, revision = a.revision + 1 from bundled
                where a.id = any(:binned) and a.owner = :owner and a.state = 'DRAFT'),
            -- whoever loaded a draft before this finds it changed, also where nothing is written into it
            stirred as (
                update application a set revision = a.revision + 1 from bundled, touched t
                where a.id = t.id and a.id <> all(:binned) and a.id not in (select id from given)),
            copies as (
                select c.* from bundled, jsonb_to_recordset(:copies)
                    as c (id uuid, application uuid, source uuid, position int)),
            copied as (
                insert into material_file (id, application_id, material_code, name, content, scan_number, position,
                    given_seq, added_at, reused_from)
                select c.id, made.id, f.material_code, f.name, f.content, f.scan_number, c.position, 1, :at, f.reused_from
                from copies c join made on made.id = c.application join material_file f on f.id = c.source),
            counted as (
                update content c set refs = c.refs + n.files
                from (select f.content, count(*)::int as files from copies join material_file f on f.id = copies.source
                    group by f.content) n
                where c.id = n.content),
            planned as (
                select p.*, b.id as bundle from bundled b, jsonb_to_recordset(:steps) as p (no int, key text, item text,
                    whose text, online boolean, application uuid, name text, after text[], "confirmedBy" text[],
                    stays boolean)),
            dropped as (
                update bundle_step s set dropped_at = :at, application_id = null, on_site = false, after = '{}',
                    confirmed_by = '{}'
                from bundled b
                where s.bundle_id = b.id and s.dropped_at is null and s.step not in (select key from planned)),
            changed as (
                update bundle_step s set no = p.no, item_code = p.item, whose = p.whose, on_site = not p.online,
                    name = p.name, after = p.after, confirmed_by = p."confirmedBy", dropped_at = null,
                    application_id = case when p.stays then s.application_id else p.application end
                from planned p where s.bundle_id = p.bundle and s.step = p.key),
            added as (
                insert into bundle_step (bundle_id, no, step, item_code, whose, on_site, application_id, name, after,
                    confirmed_by)
                select p.bundle, p.no, p.key, p.item, p.whose, not p.online, p.application, p.name, p.after,
                    p."confirmedBy"
                from planned p
                where not exists (select from bundle_step o where o.bundle_id = p.bundle and o.step = p.key)),
            uninvited as (
                update bundle_party p set withdrawn_at = :at, owner = null, name = null, confirmed_at = null
                from bundled b where p.bundle_id = b.id and p.whose = any(:ended)
                    and p.declined_at is null and p.withdrawn_at is null)
            """ + ChosenCommitments.OF_NEW + ChosenCommitments.OF_CHANGED + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, '{}' from bundled),
            tells as (
                select a.id, jsonb_build_object('packageName', :package::text) as facts,
                    jsonb_build_array(a.owner) as recipients
                from bundled, application a where a.id = any(:released)
                union all
                -- who confirmed without a case of their own, by the first case of the bundle
                select f.id, jsonb_build_object('packageName', :package::text), e.owners
                from bundled b, lateral (
                    select a.id from bundle_step s join application a on a.id = s.application_id
                    where s.bundle_id = b.id and a.owner = :owner order by s.no limit 1) f, lateral (
                    select jsonb_agg(distinct p.owner) as owners from bundle_party p
                    where p.bundle_id = b.id and p.whose = any(:ended) and p.confirmed_at is not null
                        and p.owner not in (select r.owner from application r where r.id = any(:released))) e
                where e.owners is not null),
            """
            + Telling.DRAFT.recipients()
            + "select (select count(*) from bundled) as written, (select count(*) from ready) as ready";

    private final DatabaseClient database;
    private final DraftProperties properties;
    private final JsonMapper json;

    ReplannedBundles(DatabaseClient database, DraftProperties properties, JsonMapper json) {
        this.database = database;
        this.properties = properties;
        this.json = json;
    }

    enum Written {
        DONE,
        /** as many drafts are open as may be */
        NO_ROOM,
        /** something of it was changed or submitted since it was loaded */
        LOST
    }

    /** What is to be written. @param changed forms of drafts that stay */
    record Change(
            Replan replan,
            JsonNode request,
            JsonNode shown,
            List<Filled> changed,
            List<NewCase> begun,
            List<Copy> copies) {}

    Mono<Written> write(Change change, Passport who, OffsetDateTime at, IdempotencyKey key) {
        Replan replan = change.replan();
        Bundle bundle = replan.bundle();
        Map<UUID, Long> files =
                change.copies().stream().collect(Collectors.groupingBy(Copy::application, Collectors.counting()));
        UUID[] binned = ids(replan.dropped());
        return R2dbcBundles.keyed(Telling.bound(database.sql(REPLAN), "package-part-ended", at), key)
                .bind("id", bundle.id())
                .bind("owner", bundle.owner())
                .bind("revision", bundle.revision())
                .bind("partyRevision", bundle.partyRevision())
                .bind("request", of(change.request()))
                .bind("plan", of(change.shown()))
                .bind("version", replan.now().version())
                .bind("package", replan.now().name())
                .bind("at", at)
                .bind("on", at.toLocalDate())
                .bind("region", bundle.region())
                .bind("name", who.name())
                .bind("touched", of(touched(bundle)))
                .bind("forms", of(SavedForms.forms(change.changed())))
                .bind("secrets", of(SavedForms.secrets(change.changed())))
                .bind("drafts", of(NewDrafts.rows(change.begun(), draft -> files.getOrDefault(draft, 0L))))
                .bind("told", of(NewDrafts.told(change.begun())))
                .bind("count", change.begun().size())
                .bind("most", properties.most() + binned.length)
                .bind("binned", binned)
                .bind("copies", of(change.copies()))
                .bind("steps", of(StepRows.of(replan.now(), change.begun(), replan::stays)))
                .bind("ended", replan.ended().toArray(String[]::new))
                .bind("released", ids(replan.released()))
                .map(row -> row.get("written", Long.class) == 1L
                        ? Written.DONE
                        : row.get("ready", Long.class) == 1L ? Written.NO_ROOM : Written.LOST)
                .one()
                .onErrorReturn(DuplicateKeyException.class, Written.LOST);
    }

    private static List<Map<String, Object>> touched(Bundle bundle) {
        return bundle.cases().stream()
                .filter(Bundle.Case::drafted)
                .map(one -> Map.<String, Object>of("id", one.id(), "revision", one.revision()))
                .toList();
    }

    private static UUID[] ids(List<Bundle.Case> cases) {
        return cases.stream().map(Bundle.Case::id).toArray(UUID[]::new);
    }

    private Json of(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
