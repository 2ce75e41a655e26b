package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Draft;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Several drafts of one owner in one statement. */
final class NewDrafts {

    /** Part of a statement: room for all of them, or nothing; asks for {@code ready} before it, with one row or none. */
    static final String ROOM = """
            room as (
                insert into draft_room as r (owner, drafts) select :owner, :count from ready where :count <= :most
                on conflict (owner) do update set drafts = r.drafts + excluded.drafts
                    where r.drafts + excluded.drafts <= :most
                returning owner),
            """;
    /** Part of a statement; asks for {@code bundled (id)} before it, which has no row where nothing may be written. */
    static final String MADE = """
            drafts as (
                select d.* from bundled, jsonb_to_recordset(:drafts) as d (id uuid, step text, "principalName" text,
                    "principalType" text, "itemCode" text, "itemVersion" int, route text[], exercises jsonb, form jsonb,
                    answers jsonb, prefilled jsonb, files int)),
            made as (
                insert into application (id, owner, principal_name, principal_type, item_code, item_version, region,
                    route, exercises, holder, state, form, answers, prefilled, created_at, updated_at, alongside, file_count)
                select d.id, :owner, d."principalName", d."principalType", d."itemCode", d."itemVersion", :region,
                    d.route, d.exercises, d.route[1], 'DRAFT', d.form, d.answers, d.prefilled, :at, :at, true, d.files
                from drafts d returning id),
            sealed_first as (
                insert into form_secret (application_id, pointer, key_id, sealed, lookup)
                select made.id, g.pointer, g."keyId", g.sealed, g.lookup from made join jsonb_to_recordset(:told)
                    as g (application uuid, pointer text, "keyId" text, sealed text, lookup text) on g.application = made.id),
            logged as (
                insert into application_log (application_id, seq, at, on_day, action, to_state,
                    actor, actor_name, actor_role, basis, detail)
                select id, 1, :at, :on, 'CREATE', 'DRAFT', :who, :name, 'APPLICANT', '在线政务服务规定', '{}' from made)
            """;

    private NewDrafts() {}

    static RefusedException tooMany(DraftProperties properties) {
        return Refusal.of(ApprovalProblem.DRAFTS_TOO_MANY)
                .with("most", properties.most())
                .exception();
    }

    /** For {@code :drafts}. */
    static List<Map<String, Object>> rows(List<NewCase> cases) {
        return rows(cases, draft -> 0L);
    }

    /** @param files how many each of them has from the beginning */
    static List<Map<String, Object>> rows(List<NewCase> cases, ToLongFunction<UUID> files) {
        return cases.stream()
                .map(one -> row(one, files.applyAsLong(one.draft().id())))
                .toList();
    }

    private static Map<String, Object> row(NewCase one, long files) {
        Draft draft = one.draft();
        return Map.ofEntries(
                Map.entry("id", draft.id()),
                Map.entry("step", one.step()),
                Map.entry("principalName", draft.who().principal().name()),
                Map.entry("principalType", draft.who().principal().type()),
                Map.entry("itemCode", draft.item().code()),
                Map.entry("itemVersion", draft.item().version()),
                Map.entry("route", draft.routing().route()),
                Map.entry("exercises", draft.routing().exercises()),
                Map.entry("form", one.form().masked()),
                Map.entry("answers", one.answers()),
                Map.entry("prefilled", one.prefilled()),
                Map.entry("files", files));
    }

    /** For {@code :told}: what is sealed of them. */
    static List<Map<String, Object>> told(List<NewCase> cases) {
        return cases.stream()
                .flatMap(one -> SavedForms.rows(one.draft().id(), one.form().secrets()))
                .toList();
    }
}
