package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NoticesIT extends NoticeIT {

    @Test
    void listsNewestFirstPageByPageWithOneStatementEach() {
        for (int i = 0; i < 7; i++) {
            tell(accepted(zhang), accepted(li));
        }
        List<Long> positions = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            statements.take();
            Client.Answer answer = client.get("/api/notices?limit=3" + next, zhang);
            assertThat(asked()).hasSize(1);
            assertThat(answer.status()).isEqualTo(200);
            answer.json()
                    .get("items")
                    .forEach(n -> positions.add(n.get("position").asLong()));
            JsonNode cursor = answer.json().get("next");
            next = cursor.isNull() ? null : "&cursor=" + cursor.asString();
            pages++;
        } while (next != null);

        assertThat(pages).isEqualTo(3);
        assertThat(positions).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void tellsWhatHappenedInChineseUnlessEnglishIsPreferred() {
        tell(accepted(zhang).facts(Map.of("dueOn", "2026-03-30", "organName", "山西省司法厅")));

        Client.Answer chinese = client.get("/api/notices", zhang);
        JsonNode notice = chinese.json().at("/items/0");
        assertThat(notice.get("title").asString()).isEqualTo("申请已受理\uFF1A律师执业许可");
        assertThat(notice.get("body").asString()).contains("山西省司法厅", "2026年3月30日", "未另行承诺", "晋司办〔2026〕000001号");
        assertThat(notice.get("language").asString()).isEqualTo("zh-CN");
        assertThat(notice.get("template").asString()).isEqualTo("accepted@1");
        assertThat(notice.get("on").asString()).isEqualTo("2026-03-02");
        assertThat(notice.get("readAt").isNull()).isTrue();
        assertThat(chinese.header("content-language")).contains("zh-CN");
        assertThat(chinese.headers().allValues("vary")).contains("Accept-Language");

        Client.Answer english = client.get("/api/notices", zhang, "Accept-Language", "en-GB,en;q=0.9,zh;q=0.5");
        assertThat(english.json().at("/items/0/title").asString()).isEqualTo("Application accepted: 律师执业许可");
        assertThat(english.json().at("/items/0/body").asString())
                .contains("Due by law: 2026-03-30", "Chinese text governs");
        assertThat(english.header("content-language")).contains("en");
        assertThat(client.get("/api/notices", zhang, "Accept-Language", "zh,en;q=0.5")
                        .json()
                        .at("/items/0/language")
                        .asString())
                .isEqualTo("zh-CN");
        assertThat(client.get("/api/notices", zhang, "Accept-Language", "???").status())
                .isEqualTo(200);
    }

    @Test
    void readingCountsOnceAndTheFirstTimeStays() throws SQLException {
        tell(accepted(zhang), accepted(zhang));
        String id = newest(zhang);
        assertThat(unread(zhang)).isEqualTo(2);
        statements.take();

        Client.Answer first = client.post("/api/notices/" + id + "/read", zhang);
        assertThat(asked()).hasSize(1);
        Client.Answer second = client.post("/api/notices/" + id + "/read", zhang);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("readAt").asString()).isNotEmpty();
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(unread(zhang)).isEqualTo(1);
        assertThat(client.get("/api/notices?unread=true", zhang)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(n -> n.get("id").asString()))
                .hasSize(1)
                .doesNotContain(id);
        assertThat(client.get("/api/notices/" + id, zhang).text()).isEqualTo(first.text());
        assertThat(column("select read_by from notice where id = ?", UUID.fromString(id)))
                .containsExactly(zhang.personKey());
    }

    @Test
    void countAndOneAreOneStatementEach() {
        tell(accepted(zhang));
        String id = newest(zhang);
        statements.take();

        client.get("/api/notices/unread-count", zhang);
        assertThat(asked()).hasSize(1);
        client.get("/api/notices/" + id, zhang);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void anothersNoticeIsNowhereToBeFound() throws SQLException {
        tell(accepted(zhang));
        String id = newest(zhang);
        String cursor = cursorOf(zhang);
        Passport sameNameAtTheStaffLogin = TestIdentity.official(zhang.subject(), "张伟", "140000", "auditor");
        Passport forAnOrganisation =
                TestIdentity.operator(zhang.subject(), "张伟", "31140000MD0X00016Q", "山西示例律师事务所", "operator");

        for (Passport other : List.of(li, sameNameAtTheStaffLogin, forAnOrganisation)) {
            assertThat(client.get("/api/notices", other).json().get("items").isEmpty())
                    .isTrue();
            assertThat(unread(other)).isZero();
            assertThat(client.get("/api/notices/" + id, other).status()).isEqualTo(404);
            assertThat(client.get("/api/notices/" + id, other).code()).isEqualTo("NOTICE_NOT_FOUND");
            assertThat(client.post("/api/notices/" + id + "/read", other).status())
                    .isEqualTo(404);
            assertThat(client.get("/api/notices?limit=1&cursor=" + cursor, other)
                            .code())
                    .isEqualTo("CURSOR_NOT_OURS");
        }
        assertThat(column("select read_at::text from notice where id = ?", UUID.fromString(id)))
                .containsOnlyNulls();
        assertThat(client.get("/api/notices/" + UUID.randomUUID(), zhang).code())
                .isEqualTo("NOTICE_NOT_FOUND");
    }

    @Test
    void anOrganisationsNoticesAreThereForEachWhoActsForIt() {
        String uscc = "3114" + suffix.toUpperCase().replaceAll("[^0-9A-Z]", "X") + "MD0X00";
        Passport wang = TestIdentity.operator("wang", "王强", uscc, "山西示例律师事务所", "operator");
        Passport zhao = TestIdentity.operator("zhao", "赵敏", uscc, "山西示例律师事务所", "legal-representative");
        tell(accepted(wang));

        assertThat(wang.ownerKey()).isEqualTo("org:" + uscc);
        assertThat(unread(zhao)).isEqualTo(1);
        assertThat(client.post("/api/notices/" + newest(zhao) + "/read", zhao).status())
                .isEqualTo(200);
        assertThat(unread(wang)).isZero();
    }

    @Test
    void anOfficialHasAnEmptyListAndNoError() {
        Passport official = TestIdentity.official("taiyuan-shouli", "王", "140100", "counter");
        assertThat(client.get("/api/notices", official).json().get("items").isEmpty())
                .isTrue();
        assertThat(unread(official)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "unread=perhaps",
                "cursor=nonsense",
                "cursor=%00",
                "cursor=AAAA"
            })
    void aBadQueryIsRefused(String query) {
        Client.Answer answer = client.get("/api/notices?" + query, zhang);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("BAD_REQUEST", "LIMIT_OUT_OF_RANGE", "CURSOR_NOT_OURS");
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        tell(accepted(zhang), accepted(zhang));
        assertThat(client.get("/api/notices?unread=true&limit=1&cursor=" + cursorOf(zhang), zhang)
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
    }

    @Test
    void aWrongIdOrMethodIsRefused() {
        assertThat(client.get("/api/notices/nonsense", zhang).status()).isEqualTo(400);
        assertThat(client.post("/api/notices", zhang).status()).isEqualTo(405);
        assertThat(client.get("/api/nothing", zhang).status()).isEqualTo(404);
    }

    private String newest(Passport reader) {
        return client.get("/api/notices?limit=1", reader)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private String cursorOf(Passport reader) {
        tell(accepted(reader));
        return client.get("/api/notices?limit=1", reader).json().get("next").asString();
    }

    private long unread(Passport reader) {
        return client.get("/api/notices/unread-count", reader)
                .json()
                .get("count")
                .asLong();
    }
}
