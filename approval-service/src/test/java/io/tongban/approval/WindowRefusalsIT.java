package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Windows;
import io.tongban.support.testing.TestIdentity;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is not filed on paper, by whom, and not twice. */
class WindowRefusalsIT extends Windows {

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

        assertThat(atOnce(
                        10,
                        () -> counter.post("/api/applications/window", start(number, "140000"))
                                .status()))
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
}
