package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Draft;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.List;
import java.util.Map;

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
                    answers jsonb)),
            made as (
                insert into application (id, owner, principal_name, principal_type, item_code, item_version, region,
                    route, exercises, holder, state, form, answers, created_at, updated_at, alongside)
                select d.id, :owner, d."principalName", d."principalType", d."itemCode", d."itemVersion", :region,
                    d.route, d.exercises, d.route[1], 'DRAFT', d.form, d.answers, :at, :at, true
                from drafts d returning id),
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
        return cases.stream().map(NewDrafts::row).toList();
    }

    private static Map<String, Object> row(NewCase one) {
        Draft draft = one.draft();
        return Map.of(
                "id", draft.id(),
                "step", one.step(),
                "principalName", draft.who().principal().name(),
                "principalType", draft.who().principal().type(),
                "itemCode", draft.item().code(),
                "itemVersion", draft.item().version(),
                "route", draft.routing().route(),
                "exercises", draft.routing().exercises(),
                "form", one.form(),
                "answers", one.answers());
    }
}
