package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A step that the plan has on site is filed beside the bundle, and withdrawn with it. */
class BundleOnSiteIT extends Bundling {

    /** As the catalogue would have it if the name were filed on site. */
    @BeforeEach
    void theNameIsFiledOnSite() {
        JsonNode plan = JsonMapper.shared().readTree(recorded("PK-FIRM-SETUP"));
        ((ObjectNode) plan.at("/steps/0")).put("online", false);
        plans("PK-FIRM-SETUP", plan.toString());
    }

    @Test
    void whatWasFiledOnSiteIsWithdrawnWithTheBundleByItsOwnMove() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);
        String name = filed(founder);
        assertThat(status(founder, path, NAME)).isEqualTo("UNDER_WAY");
        String key = UUID.randomUUID().toString();

        Answer withdrawn = founder.post(path + "/withdrawal", key, "{}");

        assertThat(withdrawn.status()).as(withdrawn.body().toString()).isEqualTo(200);
        assertThat(withdrawn.text("/withdrawn/0/step")).isEqualTo(NAME);
        assertThat(withdrawn.text("/discarded/0")).isEqualTo(FIRM_STEP);
        assertThat(withdrawn.body().path("stays")).isEmpty();
        assertThat(founder.get(name).text("/state")).isEqualTo("WITHDRAWN");
        assertThat(founder.post(path + "/withdrawal", key, "{}").body()).isEqualTo(withdrawn.body());
    }

    @Test
    void whatIsDecidedStaysAndIsNamed() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);
        String name = filed(founder);
        grantedThroughTheCity(name);

        Answer withdrawn = founder.post(path + "/withdrawal", "{}");

        assertThat(withdrawn.text("/stays/0/step")).isEqualTo(NAME);
        assertThat(withdrawn.text("/stays/0/code")).isEqualTo("OUT_OF_ORDER");
        assertThat(founder.get(name).text("/state")).isEqualTo("GRANTED");
    }

    @Test
    void whatIsPreparedGoesIntoTheBinAndAnEarlierCaseIsNoPartOfIt() {
        Client founder = person(newPerson());
        String earlier = filed(founder);
        at("2026-03-03");
        String path = bundle(founder, SETUP);
        String prepared = draft(founder, NAME, "140105");

        Answer withdrawn = founder.post(path + "/withdrawal", "{}");

        assertThat(withdrawn.body().path("discarded").valueStream().map(JsonNode::asString))
                .containsExactly(NAME, FIRM_STEP);
        assertThat(withdrawn.body().path("withdrawn")).isEmpty();
        assertThat(founder.get(earlier).text("/state")).isEqualTo("SUBMITTED");
        assertThat(founder.get(prepared).status()).as("in the bin").isEqualTo(404);
    }

    private static String filed(Client founder) {
        String own = NAME_PART.strip().replaceFirst("(?s).*\"form\":", "").replaceFirst("}$", "");
        String form = PERSON_FORM.strip().replaceFirst("}}$", "") + ",\"particulars\":"
                + own.replaceFirst("\\{", "{\"form\":\"individual\",") + "}}";
        String path = complete(founder, NAME, "140100", form);
        submitted(founder, path);
        return path;
    }
}
