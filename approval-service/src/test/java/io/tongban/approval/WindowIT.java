package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Windows;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Paper at the counter on its way. */
class WindowIT extends Windows {

    @Test
    void paperGoesTheWholeWay() {
        String number = newNumber();
        Client counter = counter();
        String path = prepared(counter, number);
        assertThat(counter.get("/api/reviews/queue?step=on-site&limit=100")
                        .raw()
                        .body())
                .contains(path.substring(path.lastIndexOf('/') + 1));
        assertThat(counter.get(path).raw().body()).contains("window/submission");

        Answer filed = moved(counter.post(path + "/window/submission", paper(number)), "SUBMITTED");

        assertThat(filed.text("/dueOn")).as("the same five days as online").isEqualTo("2026-03-09");
        JsonNode line = counter.get(path + "/timeline").body().at("/lines/1");
        assertThat(line.at("/detail/channel").asString()).isEqualTo("WINDOW");
        assertThat(line.at("/detail/attendance/identityType").asString()).isEqualTo("111");
        assertThat(counter.get(path + "/timeline").raw().body()).doesNotContain(number);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        assertThat(counter.post(path + "/delivery", ELECTRONIC).code())
                .as("nobody could look into that account")
                .isEqualTo("NO_CONSENT_TO_ELECTRONIC");
        moved(counter.post(path + "/delivery", "{\"channel\":\"COUNTER\",\"recipient\":\"张伟\"}"), "DELIVERED");
    }

    @Test
    void theReceiptIsPrintedWithItsQueryCode() throws Exception {
        String path = filed(newNumber());
        Client counter = counter();
        JsonNode receipt = counter.get(path + "/documents").body().at("/items/0");

        byte[] pdf = counter.bytes(path + "/documents/" + receipt.path("id").asString() + ".pdf");
        String text;
        try (PDDocument printed = Loader.loadPDF(pdf)) {
            text = new PDFTextStripper().getText(printed).replaceAll("\\s", "");
        }

        String code = text.replaceAll("(?s).*查询码[::]?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        String caseNumber = counter.get(path).text("/caseNumber");
        Answer told = person(newPerson())
                .post("/api/progress", "{\"caseNumber\":\"%s\",\"code\":\"%s\"}".formatted(caseNumber, code));
        assertThat(told.status()).as(code + " " + told.body()).isEqualTo(200);
        assertThat(text).contains("由窗口按书面申请录入");
        assertThat(text).doesNotContain("由在线表单生成");
    }

    @Test
    void anAgentIsNotedWithoutTheirNumber() {
        String number = newNumber();
        String path = prepared(counter(), number);
        String agent = "{\"attendance\":{\"identityType\":\"111\",\"identityNumber\":\"" + number
                + "\",\"agent\":{\"name\":\"李丽\",\"identityType\":\"111\",\"identityNumber\":\"140202198511201025\","
                + "\"scope\":\"代为提交\",\"until\":\"2026-12-31\",\"authorised\":true}},\"originals\":[]}";

        moved(counter().post(path + "/window/submission", agent), "SUBMITTED");

        String timeline = counter().get(path + "/timeline").raw().body();
        assertThat(timeline).contains("李丽", "代为提交").doesNotContain("140202198511201025");
    }

    @Test
    void theApplicantsLaterStepsAreRecordedForWhoIsPresent() {
        String number = newNumber();
        String path = filed(number);
        Client counter = counter();
        moved(
                counter.post(
                        path + "/correction-request",
                        "{\"faults\":[{\"pointer\":\"/form/address\",\"what\":\"地址不完整\",\"how\":\"写明门牌号\"}],\"days\":15}"),
                "CORRECTING");
        assertThat(counter.post(path + "/window/correction", "{" + attendance(number) + "}")
                        .code())
                .isEqualTo("NOTHING_CORRECTED");
        String revision =
                String.valueOf(counter.get(path).body().path("revision").asInt());
        assertThat(counter.patch(path, revision, "{\"form\":{\"address\":\"太原市小店区长治路1号\"}}")
                        .status())
                .isEqualTo(200);
        scanned(counter, path, "FO-REPORT");
        assertThat(counter.post(path + "/window/correction", "{" + attendance("140202198511201025") + "}")
                        .code())
                .isEqualTo("INCOMPLETE");
        moved(counter.post(path + "/window/correction", "{" + attendance(number) + "}"), "SUBMITTED");
        moved(
                counter.post(
                        path + "/spot-correction-requests",
                        "{\"errors\":[{\"pointer\":\"/form/matter\",\"what\":\"错字\"}]}"),
                "SUBMITTED");
        moved(
                counter.post(
                        path + "/window/spot-correction",
                        "{" + attendance(number) + ",\"form\":{\"matter\":\"申请延续\"}}"),
                "SUBMITTED");
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        Client reviewer = official("140000", "reviewer");
        moved(reviewer.post(path + "/hearing-notice", "{\"matter\":\"涉及执业范围\"}"), "ACCEPTED");
        moved(counter.post(path + "/window/hearing-request", "{" + attendance(number) + "}"), "ACCEPTED");
        moved(counter.post(path + "/window/hearing-waiver", "{" + attendance(number) + "}"), "ACCEPTED");
        moved(
                counter.post(
                        path + "/window/recusal-requests",
                        "{" + attendance(number) + ",\"recusal\":{\"official\":\"官某\",\"reason\":\"有债务纠纷\"}}"),
                "ACCEPTED");
        assertThat(reviewer.post("/api/reviews/" + path.substring(path.lastIndexOf('/') + 1) + "/claim", "{}")
                        .status())
                .isLessThan(300);
        Answer withdrawn = moved(
                counter.post(path + "/window/withdrawal", "{" + attendance(number) + ",\"reason\":\"不再需要\"}"),
                "WITHDRAWN");
        assertThat(withdrawn.text("/dueState")).isEqualTo("NONE");
    }

    @Test
    void anOrganisationsPaperIsItsOwnUnderItsLogin() {
        Client counter = counter();
        String start = """
                {"itemCode":"foreign-rep-change","region":"140000","name":"王强","identityType":"111",
                "identityNumber":"140202198511201025","another":true,
                "organisation":{"code":"%s","name":"山西示例律师事务所"}}
                """.formatted(FIRM);
        Answer made = counter.post("/api/applications/window", start);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String path = "/api/applications/" + made.text("/id");
        Answer saved = counter.patch(path, "1", FIRM_FORM);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        saved.body().path("materials").forEach(material -> {
            if (material.path("mustBeUploaded").asBoolean()) {
                scanned(counter, path, material.path("code").asString());
            }
        });

        moved(counter.post(path + "/window/submission", paper("140202198511201025")), "SUBMITTED");

        assertThat(firm("f1").get(path).text("/state")).isEqualTo("SUBMITTED");
        assertThat(counter.post("/api/applications/window", start.replace("\"another\":true,", ""))
                        .code())
                .isEqualTo("APPLICANT_HAS_OPEN");
    }

    @Test
    void theFiguresKnowWhatWasNotFiledOnline() {
        at("2026-06-17");
        Client supervisor = official("140000", "supervisor");
        String figures = "/api/reviews/statistics?organ=140000&from=2026-06-17&to=2026-06-17";
        int received = supervisor.get(figures).body().at("/total/received").asInt();
        int online = supervisor.get(figures).body().at("/total/online").asInt();
        filed(newNumber());
        Client owner = person(newPerson());
        submitted(owner, complete(owner, ITEM, "140000", PERSON_FORM));

        JsonNode after = supervisor.get(figures).body().path("total");

        assertThat(after.path("received").asInt()).isEqualTo(received + 2);
        assertThat(after.path("online").asInt()).isEqualTo(online + 1);
    }
}
