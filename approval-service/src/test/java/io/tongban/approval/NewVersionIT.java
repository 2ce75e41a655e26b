package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The item changes while drafts and cases lie. */
class NewVersionIT extends ApprovalIT {

    private static final String ITEM = "legal-aid-apply";
    private static final String SEEN = "{\"itemVersion\":2}";

    @Test
    void aDraftOnAnOlderVersionIsShownTheDifferenceAndSubmittedOnTheNewOne() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ITEM)).willReturn(okJson(second())));

        Answer changed = applicant.post(path + "/submission", "{}");

        assertThat(changed.code()).isEqualTo("ITEM_CHANGED");
        assertThat(changed.raw().body()).contains("新增材料:", "不再需要材料:", "法定期限由“7日”改为“5日”");
        assertThat(applicant.get(path).body().at("/item/version").asInt()).isEqualTo(2);
        assertThat(applicant.get(path).text("/form/name")).as("nothing is lost").isEqualTo("张伟");
        assertThat(applicant.post(path + "/submission", SEEN).text("/faults/0/pointer"))
                .isEqualTo("/materials/LA-CASE-2");
        applicant.upload(path + "/materials/LA-CASE-2/files", "n", PDF);
        assertThat(moved(applicant.post(path + "/submission", SEEN), "SUBMITTED")
                        .text("/dueOn"))
                .isEqualTo("2026-03-07");
    }

    /** The refusal got lost on its way: who sends again without having seen the difference is shown it again. */
    @Test
    void theDifferenceIsShownUntilItWasSeen() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ITEM)).willReturn(okJson(second())));
        Answer lost = applicant.post(path + "/submission", "one-key", "{}");

        Answer again = applicant.post(path + "/submission", "one-key", "{}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("changes")).isEqualTo(lost.body().path("changes"));
        assertThat(again.body().path("itemVersion").asInt()).isEqualTo(2);
        assertThat(applicant.get(path).body().path("changes"))
                .isEqualTo(lost.body().path("changes"));
        assertThat(applicant.post(path + "/submission", "{\"itemVersion\":1}").code())
                .isEqualTo("ITEM_CHANGED");
        applicant.upload(path + "/materials/LA-CASE-2/files", "n", PDF);
        moved(applicant.post(path + "/submission", SEEN), "SUBMITTED");
        assertThat(applicant.get(path).body().path("changes").isEmpty()).isTrue();
    }

    /** A field that the new version calls sensitive is sealed at once, not only when it is typed again. */
    @Test
    void whatTheNewVersionCallsSensitiveIsSealed() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        String form = Files.readString(Path.of("src/main/resources/forms/person.json"))
                .replace("\"title\": \"联系地址\",", "\"title\": \"联系地址\", \"x-sensitive\": true,");
        String second = "{\"form\":" + form + "," + second().strip().substring(1);
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ITEM)).willReturn(okJson(second)));
        assertThat(applicant.get(path).text("/form/address")).isEqualTo("太原市小店区");

        applicant.post(path + "/submission", "{}");

        assertThat(applicant.get(path).text("/form/address")).isEqualTo("太原市****");
        assertThat(applicant.get(path).text("/form/phone")).isEqualTo("139****0001");
    }

    /** Published on Monday for Tuesday: of the version is asked that our day has. */
    @Test
    void theVersionOfTheDayOfSubmissionIsPinned() throws IOException {
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ITEM))
                .withQueryParam("on", equalTo("2026-03-03"))
                .willReturn(okJson(second())));
        Client applicant = person(newPerson());
        String before = complete(applicant, ITEM, "140000", PERSON_FORM);
        String draft = complete(applicant, ITEM, "140000", PERSON_FORM);
        submitted(applicant, before);

        at("2026-03-03");
        Answer changed = applicant.post(draft + "/submission", "{}");

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("ITEM_CHANGED");
        assertThat(changed.body().path("changes").valueStream().map(text -> text.asString()))
                .containsExactly("法定期限由“7日”改为“5日”", "新增材料:" + material(), "不再需要材料:" + material());
        assertThat(applicant.get(before).body().at("/item/version").asInt())
                .as("a running case keeps its version")
                .isEqualTo(1);
        moved(official("140000", "counter").post(before + "/acceptance", "{}"), "ACCEPTED");
        assertThat(applicant.get(before).body().at("/item/version").asInt()).isEqualTo(1);
        applicant.upload(draft + "/materials/LA-CASE-2/files", "n", PDF);
        moved(applicant.post(draft + "/submission", SEEN), "SUBMITTED");
        assertThat(applicant.get(draft).body().at("/item/version").asInt()).isEqualTo(2);
    }

    @Test
    void changedRequirementsFieldsAndQuestionsAreTold() throws IOException {
        String item = "firm-change-with-questions";
        Client applicant = firm(newPerson());
        String draft = draft(applicant, item, "140000");
        String next = Files.readString(Path.of("src/test/resources/items/" + item + ".json"))
                .replace("\"version\": 1", "\"version\": 2")
                .replace("\"label\": \"变更名称\"", "\"label\": \"更名\"")
                .replace("\"condition\": \"变更负责人\"", "\"condition\": \"换负责人\"")
                .replace("\"newHeadPhone\"", "\"headPhone\"");
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + item)).willReturn(okJson(next)));

        Answer changed = applicant.post(draft + "/submission", "{}");

        assertThat(changed.code()).isEqualTo("ITEM_CHANGED");
        assertThat(changed.body().path("changes").valueStream().map(text -> text.asString()))
                .contains("材料“负责人推选材料”的要求有变化:换负责人的提交", "问题“本次要办哪些内容?”有变化")
                .anyMatch(text -> text.startsWith("新增填写项:"))
                .anyMatch(text -> text.startsWith("不再填写:"));
    }

    private static String second() throws IOException {
        return Files.readString(Path.of("src/test/resources/items/legal-aid-apply.json"))
                .replace("\"version\": 1", "\"version\": 2")
                .replace("LA-CASE", "LA-CASE-2")
                .replace("\"value\": 7", "\"value\": 5");
    }

    private static String material() throws IOException {
        String item = second();
        String rest = item.substring(item.indexOf("LA-CASE-2"));
        return rest.substring(rest.indexOf("\"name\"")).split("\"")[3];
    }
}
