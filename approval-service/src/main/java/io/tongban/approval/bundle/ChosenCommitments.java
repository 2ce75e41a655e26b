package io.tongban.approval.bundle;

/**
 * Parts of statements: what a plan says of proof or commitment becomes the choice of each case that asks for the material;
 * they are signed case by case. Ask for {@code :plan} and {@code :at}.
 */
final class ChosenCommitments {

    private static final String LINES =
            "jsonb_array_elements(%s -> 'materials') l, jsonb_array_elements(l -> 'askedBy') k ";

    /** Asks for {@code bundled (id)} and {@code :steps}. */
    static final String OF_NEW = ofNew(":plan");

    /** @param plan an expression, where it is no parameter */
    static String ofNew(String plan) {
        return """
            , chosen_first as (
                insert into commitment_choice (application_id, material_code, code, chosen_at)
                select distinct s.application, l ->> 'material', l #>> '{commitment,code}', :at::timestamptz
                from bundled,
            """ + LINES.formatted(plan) + """
                join jsonb_to_recordset(:steps) as s (key text, application uuid) on s.key = k ->> 'step'
                where l #>> '{commitment,chosen}' = 'commitment' and s.application is not null)
            """;
    }

    /** Asks for {@code kept (id)} and {@code :owner}. A choice that goes back to the proof takes back what was signed. */
    static final String OF_CHANGED = """
            , choices as (
                select distinct a.id, l ->> 'material' as material, l #>> '{commitment,code}' as code,
                    l #>> '{commitment,chosen}' = 'commitment' as committed
                from kept,
            """ + LINES.formatted(":plan") + """
                join bundle_step s on s.step = k ->> 'step' join application a on a.id = s.application_id
                where s.bundle_id = kept.id and a.owner = :owner and a.state = 'DRAFT' and l -> 'commitment' <> 'null'
                    and (l #>> '{commitment,chosen}' = 'commitment') <> exists (
                        select from bundle b, jsonb_array_elements(b.plan -> 'materials') o
                        where b.id = kept.id and o ->> 'material' = l ->> 'material' and o ->> 'whose' = l ->> 'whose'
                            and o #>> '{commitment,chosen}' = 'commitment')),
            chosen as (
                insert into commitment_choice (application_id, material_code, code, chosen_at)
                select h.id, h.material, h.code, :at::timestamptz from choices h
                where h.committed and not exists (select from commitment c
                    where c.application_id = h.id and c.material_code = h.material and c.state <> 'WITHDRAWN')
                on conflict do nothing),
            unchosen as (
                delete from commitment_choice c using choices h
                where not h.committed and c.application_id = h.id and c.material_code = h.material),
            taken_back as (
                update commitment c set state = 'WITHDRAWN' from choices h
                where not h.committed and c.application_id = h.id and c.material_code = h.material and c.state = 'SIGNED')
            """;

    private ChosenCommitments() {}
}
