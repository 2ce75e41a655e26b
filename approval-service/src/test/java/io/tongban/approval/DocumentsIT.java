package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Paperwork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is issued with which move, by whom, under which number, and who sees it. */
class DocumentsIT extends Paperwork {

    @Test
    void everyMoveThatTellsSomethingIssuesIt() {
        Client applicant = person(newPerson());
        String path = theLongWay(applicant);

        assertThat(kinds(applicant, path))
                .containsExactly(
                        "RECEIPT",
                        "CORRECTION_NOTICE",
                        "CORRECTION_RECEIPT",
                        "FURTHER_CORRECTION_NOTICE",
                        "CORRECTION_RECEIPT",
                        "ACCEPTANCE_NOTICE",
                        "SPECIAL_PROCEDURE_NOTICE",
                        "FURTHER_PROCEDURE_NOTICE",
                        "RESUMPTION_NOTICE",
                        "EXTENSION_NOTICE",
                        "RECUSAL_DECISION",
                        "HEARING_RIGHT_NOTICE",
                        "HEARING_NOTICE",
                        "HEARING_RECORD",
                        "CERTIFICATE",
                        "GRANT",
                        "DELIVERY_RECEIPT");
        assertThat(textOf(applicant, path, "RECEIPT")).contains("1. 司法鉴定人登记", "电子文件1份", "2026年3月9日");
        assertThat(textOf(applicant, path, "FURTHER_CORRECTION_NOTICE"))
                .contains("1. 签名与身份证不一致；由本人签名", "负责人批准", "2026年3月13日");
        assertThat(textOf(applicant, path, "SPECIAL_PROCEDURE_NOTICE")).contains("专家评审", "15个工作日", "第四十五条");
        assertThat(textOf(applicant, path, "EXTENSION_NOTICE")).contains("延长10个工作日", "案情复杂，需要进一步核实");
        assertThat(textOf(applicant, path, "HEARING_RIGHT_NOTICE")).contains("截止日：2026年3月25日");
        assertThat(textOf(applicant, path, "HEARING_NOTICE")).contains("2026年4月1日", "三楼会议室", "官主持");
        assertThat(textOf(applicant, path, "HEARING_RECORD"))
                .contains("申请人：陈述意见。", "签名：听证主持人官主持、申请人张伟、审查人员官审查（未签名：临时有公务）");
        assertThat(textOf(applicant, path, "DELIVERY_RECEIPT"))
                .contains("准予行政许可决定书 晋司许准〔2026〕", "司法鉴定人执业证 晋司许证〔2026〕", "电子送达");
    }

    @Test
    void papersBetweenOrgansAreNotTheApplicants() {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        Client reviewer = official("140000", "reviewer");

        assertThat(kinds(applicant, path))
                .containsExactly("RECEIPT", "ACCEPTANCE_NOTICE", "DENIAL", "DELIVERY_RECEIPT");
        assertThat(textOf(reviewer, path, "FORWARDING_LETTER"))
                .as("by the city, to the province, with everything")
                .contains("太原司许转〔2026〕", "山西省司法厅：", "审查意见：符合条件", "太原市司法局\n2026年3月2日");
        assertThat(textOf(applicant, path, "DENIAL")).contains("晋司许不准〔2026〕", "山西省人民政府或者司法部");
    }

    @Test
    void theMinistrysDecisionIsNamedAndNothingIsSignedForIt() {
        Client firm = firm(newPerson());
        String path = decidedByTheMinistry(firm);

        assertThat(kinds(firm, path)).containsExactly("RECEIPT", "ACCEPTANCE_NOTICE", "DELIVERY_RECEIPT");
        assertThat(textOf(firm, path, "DELIVERY_RECEIPT")).contains("司法部决定 司许决〔2026〕12号", "直接送达");
        assertThat(textOf(official("140000", "decider"), path, "REPORT_LETTER")).contains("司法部：", "依法由你部决定");
    }

    @Test
    void everyEndHasItsDocument() {
        List<String> ends = shortEnds(person(newPerson()), firm(newPerson()));
        Client official = official("140000", "counter");

        assertThat(textOf(official, ends.get(0), "NON_ACCEPTANCE")).contains("向太原市卫生健康委员会申请", "属卫生健康事项", "六十日内");
        assertThat(textOf(official, ends.get(1), "WITHDRAWAL_CONFIRMATION")).contains("不再需要", "不是不予许可");
        assertThat(textOf(official, ends.get(2), "TERMINATION_NOTICE")).contains("申请人死亡", "六个月内");
        assertThat(textOf(official("140105", "counter"), ends.get(3), "GRANT")).startsWith("备案回执\n太原小店司备准〔2026〕");
        assertThat(textOf(official, ends.get(4), "GRANT")).startsWith("给予法律援助决定书\n晋司援准〔2026〕");
        assertThat(textOf(official, ends.get(6), "JOINT_EXTENSION_NOTICE")).contains("山西省人民政府负责人李华批准", "延长15个工作日");
        assertThat(textOf(official, ends.get(5), "RETURN_NOTICE")).contains("2026年3月17日", "重新提出申请", "六十日内");
    }

    /** Twenty at once, half of them asking for what the law does not allow: the counter counts what was issued. */
    @Test
    void numbersHaveNoGapsNorDoubles() throws Exception {
        List<Callable<Client.Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Client applicant = person(newPerson());
            String path = complete(applicant, "lawyer-practice-fulltime", "141002", PERSON_FORM);
            requests.add(() -> applicant.post(path + "/submission", "{}"));
            requests.add(() -> applicant.post(path + "/submission", "{}"));
        }

        atOnce(requests);

        assertThat(
                        strings(
                                "select number from document where organ = '141000' and kind = 'RECEIPT' order by length(number), number"))
                .containsExactly("1 2 3 4 5 6 7 8 9 10"
                        .replaceAll("(\\d+)", "临汾司许收〔2026〕$1号")
                        .split(" "));
        assertThat(strings("""
                        select s.organ || s.series from document_series s
                        where s.last <> (select count(*) from document d where d.organ = s.organ
                            and d.number ~ ('(司|晋综改)' || s.series || '〔' || s.year || '〕[0-9]+号$'))
                        """))
                .as("series whose counter is not the count of its documents")
                .isEmpty();
    }

    @Test
    void theNoticeOfADecisionNamesItsNumber() {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        String number =
                textOf(applicant, path, "DENIAL").lines().skip(1).findFirst().orElseThrow();

        await().until(() -> NOTICE.findAll(postRequestedFor(urlEqualTo("/internal/events"))).stream()
                .anyMatch(request -> request.getBodyAsString().contains("\"decisionNumber\":\"" + number + "\"")
                        || request.getBodyAsString().contains("\"decisionNumber\": \"" + number + "\"")));
    }

    private static List<String> kinds(Client reader, String path) {
        return StreamSupport.stream(
                        reader.get(path + "/documents").body().path("items").spliterator(), false)
                .map(document -> document.path("kind").asString())
                .toList();
    }

    private static void atOnce(List<Callable<Client.Answer>> requests) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(requests.size());
        try {
            for (Future<Client.Answer> answer : pool.invokeAll(requests)) {
                assertThat(answer.get().status()).isIn(200, 409);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
