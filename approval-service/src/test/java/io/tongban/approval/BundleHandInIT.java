package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Originals that are handed in after a grant, where several cases of a bundle want one. */
class BundleHandInIT extends Bundling {

    /** The merged list asks for it once, so it is handed in once. */
    @Test
    void anOriginalHandedInForOneCaseCountsForTheOthersOfItsParty() {
        Client firm = firm(newPerson());
        List<String> cases = List.of(grantedChange(firm), grantedChange(firm), grantedChange(firm));
        bundled(cases.get(0), "firm", cases.get(1), "firm", cases.get(2), "branch");
        Client counter = official("140000", "counter");
        String original = "{\"materialCode\":\"LICENCE-ORIG\",\"channel\":\"POST\"}";
        String undo = "{\"materialCode\":\"LICENCE-ORIG\",\"reason\":\"登记到了别的办件\"}";
        assertThat(counter.post(cases.get(1) + "/delivery", ELECTRONIC).code()).isEqualTo("HAND_IN_MISSING");

        moved(counter.post(cases.get(0) + "/hand-ins", original), "GRANTED");
        moved(counter.post(cases.get(0) + "/hand-in-corrections", undo), "GRANTED");
        assertThat(counter.post(cases.get(1) + "/delivery", ELECTRONIC).code()).isEqualTo("HAND_IN_MISSING");
        moved(counter.post(cases.get(0) + "/hand-ins", original), "GRANTED");

        assertThat(counter.post(cases.get(1) + "/hand-ins", original).code()).isEqualTo("HANDED_IN_ALREADY");
        assertThat(counter.post(cases.get(1) + "/hand-in-corrections", undo).code())
                .as("it is noted at the other")
                .isEqualTo("NOT_HANDED_IN");
        assertThat(counter.post(cases.get(2) + "/delivery", ELECTRONIC).code())
                .as("another party's")
                .isEqualTo("HAND_IN_MISSING");
        moved(counter.post(cases.get(1) + "/delivery", ELECTRONIC), "DELIVERED");
        moved(counter.post(cases.get(0) + "/delivery", ELECTRONIC), "DELIVERED");
    }

    private String grantedChange(Client firm) {
        String path = draft(firm, "firm-change-with-questions", "140000");
        Answer saved = firm.patch(path, "1", FIRM_FORM.strip().replaceFirst("\\}\\}$", """
                ,"particulars":{"firmName":"甲所","newName":"乙所"}},"answers":{"change":["name"],"agent":["no"]}}
                """));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        firm.upload(path + "/materials/CHARTER/files", "c", PDF);
        submitted(firm, path);
        whenClean(path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        return path;
    }

    /** Path and whose it is, in turn. */
    private static void bundled(String... cases) {
        String bundle = strings("""
                insert into bundle (id, owner, package_code, package_version, region, planned_on, request, plan, created_at)
                select gen_random_uuid(), a.owner, 'PK-FIRM-CHANGE', 1, '140000', '2026-03-02', '{}', '{}', now()
                from application a where a.id = '%s' returning id
                """.formatted(id(cases[0]))).get(0);
        for (int i = 0; i < cases.length; i += 2) {
            strings("""
                    insert into bundle_step (bundle_id, no, step, item_code, whose, on_site, application_id, name, after,
                        confirmed_by)
                    values ('%s', %d, 'step-%2$d', 'firm-change-with-questions', '%s', false, '%s', '变更', '{}', '{}')
                    returning step
                    """.formatted(bundle, i, cases[i + 1], id(cases[i])));
        }
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
