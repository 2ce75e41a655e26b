package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item's own form and questions: answers decide which materials are asked for, and the form must agree. */
class QuestionsIT extends ApprovalIT {

    private static final String ITEM = "firm-change-with-questions";
    private static final String PATCH =
            FIRM_FORM.strip().replaceFirst("\\}\\}$", ",\"particulars\":%s},\"answers\":%s}");

    @Test
    void answersDecideWhatIsAskedForAndWhatTheFormMustSay() {
        Client applicant = firm(newPerson());
        String path = draft(applicant, ITEM, "140000");
        String particulars = "{\"firmName\":\"甲所\",\"newHeadPhone\":\"13900000003\"}";

        Answer saved = applicant.patch(path, "1", PATCH.formatted(particulars, "{\"change\":[\"name\"]}"));
        Answer refused = applicant.post(path + "/submission", "{}");

        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(saved.text("/form/particulars/newHeadPhone")).isEqualTo("139****0003");
        assertThat(asked(saved)).containsExactly("CHARTER", "LICENCE-ORIG");
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "/answers/agent REQUIRED",
                        "/form/particulars/newName REQUIRED",
                        "/form/particulars/newHeadPhone CONTRADICTS_ANSWER",
                        "/materials/CHARTER MATERIAL_MISSING");
    }

    @Test
    void anOriginalHoldsTheDeliveryAndNotTheSubmission() {
        Client applicant = firm(newPerson());
        String path = draft(applicant, ITEM, "140000");
        applicant.patch(
                path,
                "1",
                PATCH.formatted(
                        "{\"firmName\":\"甲所\",\"newName\":\"乙所\"}", "{\"change\":[\"name\"],\"agent\":[\"no\"]}"));
        applicant.upload(path + "/materials/CHARTER/files", "c", PDF);
        submitted(applicant, path);
        Client counter = official("140000", "counter");
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        String original = "{\"materialCode\":\"LICENCE-ORIG\",\"channel\":\"POST\"}";
        assertThat(counter.post(path + "/hand-ins", original).code()).isEqualTo("OUT_OF_ORDER");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");

        Answer held = counter.post(path + "/delivery", ELECTRONIC);
        assertThat(held.code()).isEqualTo("HAND_IN_MISSING");
        assertThat(faults(held)).containsExactly("/materials/LICENCE-ORIG NOT_HANDED_IN");
        assertThat(counter.post(path + "/hand-ins", "{\"materialCode\":\"POA\",\"channel\":\"POST\"}")
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(official("140200", "counter")
                        .post(path + "/hand-ins", original)
                        .status())
                .isEqualTo(404);
        String undo = "{\"materialCode\":\"LICENCE-ORIG\",\"reason\":\"登记到了别的办件\"}";
        assertThat(counter.post(path + "/hand-in-corrections", undo).code()).isEqualTo("NOT_HANDED_IN");
        moved(counter.post(path + "/hand-ins", original), "GRANTED");
        assertThat(counter.post(path + "/hand-ins", original).code()).isEqualTo("HANDED_IN_ALREADY");
        assertThat(handedIn(applicant.get(path))).containsExactly("LICENCE-ORIG");
        moved(counter.post(path + "/hand-in-corrections", undo), "GRANTED");
        assertThat(handedIn(applicant.get(path))).isEmpty();
        assertThat(counter.post(path + "/delivery", ELECTRONIC).code()).isEqualTo("HAND_IN_MISSING");
        moved(counter.post(path + "/hand-ins", original), "GRANTED");
        assertThat(applicant.get(path + "/timeline").raw().body()).contains("登记交回原件", "登记到了别的办件");
        moved(counter.post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"nothing\":[\"x\"]}',/answers/nothing UNKNOWN_QUESTION",
        "'{\"change\":[\"color\"]}',/answers/change NOT_A_CHOICE",
        "'{\"agent\":[\"yes\",\"no\"]}',/answers/agent ONE_ONLY"
    })
    void answersThatAreNone(String answers, String fault) {
        Client applicant = firm(newPerson());
        String path = draft(applicant, ITEM, "140000");

        Answer answer = applicant.patch(path, "1", "{\"answers\":" + answers + "}");

        assertThat(answer.code()).isEqualTo("FORM_FAULTS");
        assertThat(faults(answer)).containsExactly(fault);
    }

    private static List<String> handedIn(Answer answer) {
        return StreamSupport.stream(answer.body().path("materials").spliterator(), false)
                .filter(material -> material.path("handedIn").asBoolean())
                .map(material -> material.path("code").asString())
                .toList();
    }

    private static List<String> asked(Answer answer) {
        return StreamSupport.stream(answer.body().path("materials").spliterator(), false)
                .filter(material -> material.path("asked").asBoolean())
                .map(material -> material.path("code").asString())
                .toList();
    }

    private static List<String> faults(Answer answer) {
        return StreamSupport.stream(answer.body().path("faults").spliterator(), false)
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }
}
