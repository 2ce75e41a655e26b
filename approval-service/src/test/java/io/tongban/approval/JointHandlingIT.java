package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** 联合办理 (许可法第四十二条第二款): forty-five working days, and fifteen more by the people's government. */
class JointHandlingIT extends ApprovalIT {

    private static final String APPROVAL = "{\"number\":\"晋政函〔2026〕31号\",\"on\":\"%s\",\"by\":\"李华\"}";

    private Client applicant;
    private Client decider;
    private String path;

    @BeforeEach
    void acceptedOnTheSecondOfMarch() {
        applicant = person(newPerson());
        decider = official("140000", "decider");
        path = complete(applicant, "joint-licence-test", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void fortyFiveWorkingDaysAndFifteenMoreWithTheGovernmentsApproval() {
        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2026-05-08");
        at("2026-04-30");

        Answer extended = moved(decider.post(path + "/extension", extension(15, "2026-04-29")), "ACCEPTED");

        assertThat(extended.text("/dueOn")).isEqualTo("2026-05-28");
        assertThat(textOf(applicant, path, "JOINT_EXTENSION_NOTICE"))
                .contains("第四十二条第二款", "山西省人民政府负责人李华批准（晋政函〔2026〕31号，2026年4月29日）", "延长15个工作日", "2026年5月28日");
        JsonNode lines = applicant.get(path + "/timeline").body().path("lines");
        assertThat(lines.path(lines.size() - 1)
                        .at("/detail/approval/government")
                        .asString())
                .isEqualTo("山西省人民政府");
        assertThat(decider.post(path + "/extension", extension(1, "2026-04-29")).code())
                .isEqualTo("NOT_EXTENDED");
    }

    @ParameterizedTest
    @CsvSource({
        "15, '', /approval, REQUIRED",
        "15, 2026-03-01, /approval/on, OUT_OF_RANGE",
        "15, 2026-05-01, /approval/on, OUT_OF_RANGE",
        "1, '', /approval, REQUIRED"
    })
    void notWithoutTheGovernment(int days, String on, String pointer, String code) {
        at("2026-04-30");

        Answer refused = decider.post(path + "/extension", extension(days, on));

        assertThat(refused.code()).isEqualTo("INVALID_FIELDS");
        assertThat(refused.text("/faults/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/faults/0/code")).isEqualTo(code);
        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2026-05-08");
    }

    @Test
    void sixteenDaysAreTooMany() {
        assertThat(decider.post(path + "/extension", extension(16, "2026-03-02"))
                        .code())
                .isEqualTo("INVALID_FIELDS");
    }

    @Test
    void elsewhereTheHeadOfTheOrganApprovesTenAtMost() {
        String alone = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, alone);
        moved(official("140000", "counter").post(alone + "/acceptance", "{}"), "ACCEPTED");

        Answer refused = decider.post(alone + "/extension", extension(15, "2026-03-02"));

        assertThat(refused.body().path("faults").findValuesAsString("pointer")).containsExactly("/days", "/approval");
        assertThat(applicant.get(alone).text("/dueOn")).isEqualTo("2026-03-30");
    }

    private static String extension(int days, String approvedOn) {
        String approval = approvedOn.isEmpty() ? "" : ",\"approval\":" + APPROVAL.formatted(approvedOn);
        return "{\"days\":%d,\"reason\":\"需要会同有关部门核实\"%s}".formatted(days, approval);
    }
}
