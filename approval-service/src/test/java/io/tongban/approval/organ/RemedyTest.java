package io.tongban.approval.organ;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 救济告知: both bodies of the organ that decides (行政复议法第二十八条), the sixty days and the six months, in every document. */
class RemedyTest {

    private static final Organs ORGANS = new Organs();

    @ParameterizedTest
    @CsvSource({
        "140000, 向山西省人民政府或者司法部申请行政复议",
        "140100, 向太原市人民政府或者山西省司法厅申请行政复议",
        "140105, 向太原市小店区人民政府或者太原市司法局申请行政复议",
        "140171, 向山西省人民政府申请行政复议",
        "000000, 向司法部申请行政复议"
    })
    void namesTheBodiesOfTheDecidingOrgan(String organ, String bodies) {
        assertThat(ORGANS.remedyAgainst(organ)).contains(bodies, "六十日内", "六个月内", "十五日内");
    }

    @Test
    void everyOrganOfJusticeHasTwoBodiesAndNoneIsItsOwn() {
        assertThat(ORGANS.all()).hasSizeGreaterThan(120).allSatisfy(organ -> {
            String remedy = ORGANS.remedyAgainst(organ.code());
            if (Set.of("province", "city", "county").contains(organ.level())) {
                assertThat(remedy)
                        .contains("向" + organ.government() + "或者"
                                + ORGANS.get(organ.parent()).name() + "申请行政复议")
                        .doesNotContain("国务院");
            }
        });
    }

    @Test
    void againstTheMinistryARulingOfTheStateCouncilMayBeAskedFor() {
        assertThat(ORGANS.remedyAgainst("000000")).endsWith("十五日内提起行政诉讼,也可以向国务院申请裁决。");
    }

    @ParameterizedTest
    @CsvSource({
        "ENTRUSTED, decide, 山西省司法厅, 长治市司法局, 山西省人民政府或者司法部",
        "ENTRUSTED, accept, 长治市司法局, , 长治市人民政府或者山西省司法厅",
        "DEVOLVED, decide, 长治市司法局, , 长治市人民政府或者山西省司法厅",
        "EMPOWERED, decide, 长治市司法局, , 长治市人民政府或者山西省司法厅"
    })
    void onlyAnEntrustedActIsSignedForAndAnsweredByAnother(
            Exercise.Mode mode, String act, String name, String entrusted, String bodies) {
        Exercise exercise = new Exercise(
                mode, "*", "140400", Set.of("decide"), "140400", "140000", LocalDate.of(2026, 1, 1), null, "公告");

        Signature signature = ORGANS.signature("140400", act, List.of(exercise));

        assertThat(signature.name()).isEqualTo(name);
        assertThat(signature.entrusted()).isEqualTo(entrusted);
        assertThat(signature.remedy()).contains(bodies);
    }
}
