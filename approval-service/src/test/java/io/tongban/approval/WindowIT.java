package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Paper at the counter, for who is present and has no login. Each test is about a person of its own. */
class WindowIT extends ApprovalIT {

    private static final String ITEM = "forensic-person-renew";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Another valid number each time. */
    private static String newNumber() {
        String body = "14010519800101%03d".formatted(PEOPLE.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static String attendance(String number) {
        return "\"attendance\":{\"identityType\":\"111\",\"identityNumber\":\"%s\"}".formatted(number);
    }

    private static String form(String number) {
        return PERSON_FORM.replace("140105199003070012", number);
    }

    private static String start(String number, String region) {
        return """
                {"itemCode":"%s","region":"%s","name":"张伟","identityType":"111","identityNumber":"%s"}
                """.formatted(ITEM, region, number);
    }

    private static String paper(String number) {
        return "{" + attendance(number) + ",\"originals\":[]}";
    }

    private Client counter() {
        return official("140000", "counter");
    }

    private static String begun(Client counter, String number) {
        Answer made = counter.post("/api/applications/window", start(number, "140000"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return "/api/applications/" + made.text("/id");
    }

    /** Typed and scanned. */
    private static String prepared(Client counter, String number) {
        String path = begun(counter, number);
        Answer saved = counter.patch(path, "1", form(number));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        for (JsonNode material : saved.body().path("materials")) {
            if (material.path("mustBeUploaded").asBoolean()) {
                scanned(counter, path, material.path("code").asString());
            }
        }
        return path;
    }

    private static void scanned(Client counter, String path, String material) {
        Answer given = counter.upload(
                path + "/materials/" + material + "/files", UUID.randomUUID().toString(), PDF);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
    }

    private String filed(String number) {
        String path = prepared(counter(), number);
        moved(counter().post(path + "/window/submission", paper(number)), "SUBMITTED");
        return path;
    }

    private static List<String> pointers(Answer refused) {
        return refused.body().path("faults").findValuesAsString("pointer");
    }

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
    void everythingThatIsWrongIsToldAtOnce() {
        String number = newNumber();
        Client counter = counter();
        String path = begun(counter, number);
        counter.patch(path, "1", form(number));

        Answer refused = counter.post(path + "/window/submission", """
                {"attendance":{"identityType":"111","identityNumber":"140202198511201025",
                "agent":{"name":"李丽","identityType":"111","identityNumber":"140202198511201020","scope":"代为申请",
                "until":"2026-03-01","authorised":false}},"originals":["NO-SUCH"]}
                """);

        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        assertThat(pointers(refused))
                .contains(
                        "/originals/0",
                        "/attendance/identityNumber",
                        "/attendance/agent/authorised",
                        "/attendance/agent/until",
                        "/attendance/agent/identityNumber")
                .anyMatch(pointer -> pointer.startsWith("/materials/"));
        assertThat(counter.get(path).text("/state")).isEqualTo("DRAFT");
        assertThat(counter.post(path + "/window/submission", "{\"originals\":[]}")
                        .status())
                .isEqualTo(422);
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
    void whoHasAnOpenOneIsFoundByTheirNumber() {
        String number = newNumber();
        Client owner = person(newPerson());
        String online = complete(owner, ITEM, "140000", form(number));
        Client counter = counter();

        Answer draft = counter.post("/api/applications/window", start(number, "140000"));
        assertThat(draft.code()).isEqualTo("APPLICANT_HAS_OPEN");
        assertThat(draft.raw().body()).doesNotContain("caseNumber", online.substring(online.lastIndexOf('/') + 1));
        submitted(owner, online);
        String caseNumber = owner.get(online).text("/caseNumber");
        assertThat(counter.post("/api/applications/window", start(number, "140000"))
                        .text("/caseNumber"))
                .isEqualTo(caseNumber);

        Answer another =
                counter.post("/api/applications/window", start(number, "140000").replace("}", ",\"another\":true}"));
        assertThat(another.status()).isEqualTo(201);
        moved(owner.post(online + "/withdrawal", "{}"), "WITHDRAWN");
        assertThat(counter.post("/api/applications/window", start(number, "140000"))
                        .code())
                .as("the other one that the window began")
                .isEqualTo("APPLICANT_HAS_OPEN");
        assertThat(counter.delete("/api/applications/" + another.text("/id")).status())
                .isEqualTo(204);
        assertThat(counter.post("/api/applications/window", start(number, "140000"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofAnotherOrgansCaseTheWindowLearnsThatThereIsOne() {
        String number = newNumber();
        Client owner = person(newPerson());
        String taiyuan = complete(owner, "lawyer-practice-fulltime", "140105", form(number));
        submitted(owner, taiyuan);

        Answer refused = official("140200", "counter")
                .post("/api/applications/window", start(number, "140200").replace(ITEM, "lawyer-practice-fulltime"));

        assertThat(refused.code()).isEqualTo("APPLICANT_HAS_OPEN");
        assertThat(refused.raw().body()).doesNotContain("caseNumber");
    }

    @Test
    void tenBeginningsAtOnceAreOne() {
        String number = newNumber();
        Client counter = counter();

        assertThat(Flux.range(0, 10)
                        .flatMap(i -> Mono.fromCallable(
                                        () -> counter.post("/api/applications/window", start(number, "140000"))
                                                .status())
                                .subscribeOn(Schedulers.boundedElastic()))
                        .collectList()
                        .block())
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @Test
    void theSameRequestAgainIsTheSameDraft() {
        String number = newNumber();
        String key = UUID.randomUUID().toString();
        Answer first = counter().post("/api/applications/window", key, start(number, "140000"));
        assertThat(counter()
                        .post("/api/applications/window", key, start(number, "140000"))
                        .text("/id"))
                .isEqualTo(first.text("/id"));
        assertThat(counter()
                        .post("/api/applications/window", key, start(newNumber(), "140000"))
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void anotherOrganAndAnotherRoleSeeNothing() {
        String number = newNumber();
        String path = prepared(counter(), number);
        Client foreign = official("140100", "counter");

        assertThat(foreign.get(path).status()).isEqualTo(404);
        assertThat(foreign.patch(path, "2", form(number)).status()).isEqualTo(404);
        assertThat(foreign.post(path + "/window/submission", paper(number)).status())
                .isEqualTo(404);
        assertThat(foreign.delete(path).status()).isEqualTo(404);
        assertThat(foreign.get("/api/reviews/queue?step=on-site&limit=100")
                        .raw()
                        .body())
                .doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        assertThat(foreign.post("/api/applications/window", start(newNumber(), "140000"))
                        .code())
                .isEqualTo("CASE_HELD_HERE");
        assertThat(official("140000", "reviewer")
                        .post(path + "/window/submission", paper(number))
                        .status())
                .isEqualTo(403);
        assertThat(person(newPerson())
                        .post("/api/applications/window", start(number, "140000"))
                        .status())
                .isEqualTo(403);
        String upload = counter().uploaded("scan.pdf", PDF);
        assertThat(foreign.head(upload).status()).isEqualTo(404);
    }

    @Test
    void ofAnOnlineCaseTheWindowFilesNothingForItsOwner() {
        Client owner = person(newPerson());
        String number = newNumber();
        String path = complete(owner, ITEM, "140000", form(number));
        assertThat(counter().post(path + "/window/submission", paper(number)).status())
                .as("a draft that was not begun here")
                .isEqualTo(404);
        submitted(owner, path);

        assertThat(counter()
                        .post(path + "/window/withdrawal", "{" + attendance(number) + "}")
                        .code())
                .isEqualTo("NOT_YOUR_STEP");
        assertThat(owner.post(path + "/window/withdrawal", "{" + attendance(number) + "}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theNumberAtTheStartIsAGoodOne() {
        Answer refused = counter()
                .post(
                        "/api/applications/window",
                        start("140105199003070011", "140000")
                                .replace("}", ",\"organisation\":{\"code\":\"X\",\"name\":\"甲\"}}"));

        assertThat(pointers(refused)).containsExactly("/identityNumber", "/organisation/code");
    }

    @Test
    void whoFiledAtTheWindowMayAcceptAndNothingElse() {
        String number = newNumber();
        Client all = as(TestIdentity.official("140000-all", "官三职", "140000", "counter", "reviewer", "decider"));
        String path = prepared(all, number);
        moved(all.post(path + "/window/submission", paper(number)), "SUBMITTED");
        moved(all.post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(all.post(path + "/opinion", OPINION).code()).isEqualTo("NOT_INTAKE_PERSON");

        String second = filed(newNumber());
        moved(
                as(TestIdentity.official("c9", "官九", "140000", "counter")).post(second + "/acceptance", "{}"),
                "ACCEPTED");
        assertThat(as(TestIdentity.official("140000-counter", "官counter", "140000", "counter", "reviewer"))
                        .post(second + "/opinion", OPINION)
                        .code())
                .as("filed it, though another accepted it")
                .isEqualTo("NOT_INTAKE_PERSON");
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
