package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.application.Clocks;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Recount;
import io.tongban.support.testing.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What supervisors and auditors read: every number leads to cases, every figure is counted again by other code. */
class SupervisionIT extends ApprovalIT {

    private static final String COUNTY = "140121";
    private static final Set<String> BY_THE_CLOCK = Set.of("dated", "onTime");
    private static final String CORRECTION = """
            {"faults":[{"pointer":"/form/address","what":"地址不完整","how":"写明门牌号"}],"days":15}
            """;

    @Autowired
    Clocks clocks;

    @Test
    void everyFigureOfAnOrganEqualsARecountFromTheLogs() throws SQLException {
        theCountysYear();
        String span = "from=2026-04-01&to=2026-06-30";
        JsonNode told =
                supervisor(COUNTY).get("/api/reviews/statistics?" + span).body();

        Recount recount = recount("2026-04-01", "2026-06-30");
        Map<String, Object> total = recount.total(COUNTY::equals);
        assertThat(total.toString())
                .as("what the recount is of")
                .contains("received=7", "decided=3", "corrected=1", "withdrawn=1", "notAccepted=1", "returned=1");
        assertThat(total.get("onTime")).as("one of three was late").isEqualTo(2L);
        assertSame(told.path("total"), total, Set.of());
        assertSame(
                told.path("byOrgan").get(0).path("figures"),
                recount.byOrgan(COUNTY::equals).get(COUNTY),
                Set.of());
        assertThat(told.path("byOrgan")).hasSize(1);
        assertThat(told.path("definitions").propertyNames()).containsAll(total.keySet());
        assertThat(told.at("/definitions/medianDays/zh").asString()).contains("自然日");
    }

    @Test
    void theProvincesYearWithAllOrgansBelow() throws SQLException {
        theCountysYear();
        JsonNode told = supervisor("140000")
                .get("/api/reviews/statistics?from=2026-01-01&to=2026-12-31")
                .body();
        Recount recount = recount("2026-01-01", "2026-12-31");
        Predicate<String> all = organ -> true;

        assertSame(told.path("total"), recount.total(all), BY_THE_CLOCK);
        recount.byOrgan(all)
                .forEach((organ, figures) ->
                        assertSame(row(told.path("byOrgan"), "organ", organ).path("figures"), figures, BY_THE_CLOCK));
        recount.byItem(all)
                .forEach((item, figures) ->
                        assertSame(row(told.path("byItem"), "item", item).path("figures"), figures, BY_THE_CLOCK));
        assertThat(told.path("byOrgan")).hasSameSizeAs(recount.byOrgan(all).keySet());
        assertThat(told.path("byItem")).hasSameSizeAs(recount.byItem(all).keySet());
    }

    @Test
    void anEmptyPeriodIsAllZeros() {
        JsonNode told = supervisor(COUNTY)
                .get("/api/reviews/statistics?from=2020-01-01&to=2020-12-31")
                .body();

        assertThat(told.at("/total/received").asInt(-1)).isZero();
        assertThat(told.at("/total/onlineShare").isNull()).isTrue();
        assertThat(told.at("/total/medianDays").isNull()).isTrue();
        assertThat(told.path("byOrgan")).isEmpty();
    }

    @Test
    void everyCountOfTheBoardIsThatOfTheQueueItLeadsTo() {
        theCountysYear();
        Client applicant = firm(newPerson());
        at("2026-03-02");
        for (int i = 0; i < 3; i++) {
            submitted(applicant, complete(applicant, "mediation-org-record", "140122", FIRM_FORM));
        }
        at("2026-12-29");
        submitted(applicant, complete(applicant, "mediation-org-record", "140122", FIRM_FORM));
        Client city = supervisor("140100");
        for (String day : List.of("2026-03-02", "2026-03-12", "2026-04-20", "2026-12-30")) {
            at(day);
            JsonNode board = city.get("/api/reviews/board").body();
            assertThat(row(board.path("byOrgan"), "organ", "140122")
                            .path("open")
                            .asInt())
                    .isGreaterThanOrEqualTo(3);
            for (JsonNode organ : board.path("byOrgan")) {
                assertThat(organ.path("organ").asString()).startsWith("1401");
                assertLeadsToItsCases(city, board, organ);
            }
            city.get("/api/reviews/board?organ=140122").body().path("byItem").forEach(item -> {
                assertThat(item.path("name").asString()).isNotBlank();
                assertLeadsToItsCases(city, board, item);
            });
        }
        assertThat(sentBy(() -> city.get("/api/reviews/board"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/board?", "/statistics?from=2026-01-01&to=2026-12-31", "/export?from=2026-01-01&to=2026-12-31"})
    void aForeignSupervisorOtherRolesAndApplicantsAreRefused(String what) {
        theCountysYear();
        String path = "/api/reviews" + what;

        for (String elsewhere : List.of("140121", "140000", "140100", "nowhere")) {
            assertThat(supervisor("140200").get(path + "&organ=" + elsewhere).code())
                    .as(elsewhere)
                    .isEqualTo("ORGAN_NOT_BELOW");
        }
        assertThat(supervisor("140200").get(path).raw().body()).doesNotContain("140121", "清徐");
        assertThat(official(COUNTY, "counter").get(path).status()).isEqualTo(403);
        assertThat(official(COUNTY, "auditor").get(path).status()).isEqualTo(403);
        assertThat(person(newPerson()).get(path).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-02-01&to=2026-01-01", "from=2020-01-01&to=2026-01-01", "from=x&to=y", ""})
    void periodsThatMakeNoSense(String period) {
        for (String what : List.of("statistics", "export")) {
            assertThat(supervisor("140000")
                            .get("/api/reviews/" + what + "?" + period)
                            .status())
                    .isIn(400, 422);
        }
    }

    @Test
    void anExportIsMaskedSafeAndLogged() {
        Client applicant = as(TestIdentity.person(newPerson(), "=cmd|'/c calc'!A1"));
        at("2026-08-03");
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        Answer submitted = submitted(applicant, path);
        Client boss = as(TestIdentity.official("exporter", "官出", "140000", "supervisor"));
        String text =
                new String(boss.bytes("/api/reviews/export?from=2026-08-03&to=2026-08-03"), StandardCharsets.UTF_8);

        assertThat(text).startsWith("\uFEFF\"办件编号\"").contains(submitted.text("/caseNumber"));
        assertThat(text.lines().filter(line -> line.contains(submitted.text("/caseNumber"))))
                .singleElement()
                .asString()
                .contains("\"'=*")
                .doesNotContain("cmd");
        assertThat(text.lines().count()).isEqualTo(2);
        List<JsonNode> log = auditor()
                .get("/api/reviews/audit?person=staff:exporter")
                .body()
                .path("items")
                .valueStream()
                .toList();
        assertThat(log.stream().map(entry -> entry.path("kind").asString()))
                .containsExactly("EXPORT_ENDED", "EXPORT", "ROLES");
        assertThat(log.get(0).at("/detail/rows").asInt()).isEqualTo(1);
        assertThat(log.get(1).at("/detail/from").asString()).isEqualTo("2026-08-03");
    }

    @Test
    void theAuditorSeesReadsRevealsHandOversAndRolesOfAllOrgans() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        String id = path.substring(path.lastIndexOf('/') + 1);
        Client reader = as(TestIdentity.official("au1", "官读", "140000", "counter"));
        reader.get(path);
        reader.get(path + "/timeline");
        reader.post(path + "/reveal", "{\"pointer\":\"/phone\",\"reason\":\"电话核实\"}");
        as(TestIdentity.official("au2", "官外", "140200", "counter")).get(path);
        as(TestIdentity.official("au1", "官读", "140000", "counter", "reviewer")).get("/api/reviews/queue");

        List<JsonNode> ofCase = auditor()
                .get("/api/reviews/audit?application=" + id)
                .body()
                .path("items")
                .valueStream()
                .toList();
        assertThat(ofCase.stream()
                        .map(e -> e.path("kind").asString()
                                + e.path("person").asString()
                                + e.at("/detail/status").asString("")))
                .containsExactly("READstaff:au2404", "REVEALstaff:au1", "READstaff:au1200", "READstaff:au1200");
        assertThat(ofCase.get(1).at("/detail/reason").asString()).isEqualTo("电话核实");
        assertThat(auditor()
                        .get("/api/reviews/audit?kind=ROLES&person=staff:au1")
                        .body()
                        .path("items"))
                .hasSize(2);
        assertThat(auditor()
                        .get("/api/reviews/audit?kind=ROLES&person=staff:au1")
                        .raw()
                        .body())
                .contains("\"reviewer\"");
        JsonNode first =
                auditor().get("/api/reviews/audit?organ=140000&limit=1").body();
        JsonNode second = auditor()
                .get("/api/reviews/audit?organ=140000&limit=1&cursor="
                        + first.path("next").asString())
                .body();
        assertThat(second.at("/items/0/id").asLong())
                .isLessThan(first.at("/items/0/id").asLong());
        assertThat(auditor()
                        .get("/api/reviews/audit?organ=140200&cursor="
                                + first.path("next").asString())
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
        assertThat(auditor().get("/api/reviews/audit?kind=x").code()).isEqualTo("INVALID_FIELDS");
        assertThat(auditor().get("/api/reviews/audit?application=x").status()).isIn(400, 422);
        assertThat(applicant.get("/api/reviews/audit").status()).isEqualTo(403);
        assertThat(supervisor("140000").get("/api/reviews/audit").status()).isEqualTo(403);
    }

    /** Seven applications to one county: two decided in time, one late, and one for each other end. */
    private void theCountysYear() {
        if (supervisor(COUNTY)
                        .get("/api/reviews/statistics?from=2026-04-01&to=2026-06-30")
                        .body()
                        .at("/total/received")
                        .asInt()
                > 0) {
            return;
        }
        Client applicant = firm(newPerson());
        Client counter = official(COUNTY, "counter");
        Client decider = official(COUNTY, "decider");
        at("2026-04-13");
        List<String> paths = IntStream.range(0, 7)
                .mapToObj(i -> {
                    String path = complete(applicant, "mediation-org-record", COUNTY, FIRM_FORM);
                    submitted(applicant, path);
                    return path;
                })
                .toList();
        moved(counter.post(paths.get(3) + "/correction-request", CORRECTION), "CORRECTING");
        at("2026-04-14");
        for (int i : List.of(0, 1, 2)) {
            moved(counter.post(paths.get(i) + "/acceptance", "{}"), "ACCEPTED");
        }
        moved(applicant.post(paths.get(4) + "/withdrawal", "{\"reason\":\"不再需要\"}"), "WITHDRAWN");
        moved(
                counter.post(
                        paths.get(5) + "/non-acceptance",
                        "{\"reason\":\"OUTSIDE_COMPETENCE\",\"explanation\":\"请向太原市申请\",\"rightOrgan\":\"140100\"}"),
                "NOT_ACCEPTED");
        at("2026-04-15");
        moved(decider.post(paths.get(0) + "/decision", GRANT), "GRANTED");
        at("2026-04-17");
        moved(decider.post(paths.get(1) + "/decision", GRANT), "GRANTED");
        at("2026-06-15");
        moved(counter.post(paths.get(3) + "/return", "{}"), "RETURNED");
        moved(decider.post(paths.get(2) + "/decision", "{\"outcome\":\"GRANT\",\"overrun\":\"材料核实占用时间\"}"), "GRANTED");
        at("2026-03-02");
    }

    private static void assertLeadsToItsCases(Client reader, JsonNode board, JsonNode row) {
        String queue = row.path("queue").asString();
        assertThat(row.path("open").asInt()).as(queue).isEqualTo(count(reader, queue));
        board.path("filters").properties().forEach(filter -> {
            String address = queue + "&" + filter.getValue().asString();
            assertThat(row.path(filter.getKey()).asInt(-1)).as(address).isEqualTo(count(reader, address));
        });
    }

    private static int count(Client reader, String queue) {
        int count = 0;
        String next = "";
        do {
            JsonNode page = reader.get(queue + "&limit=100&cursor=" + next).body();
            count += page.path("items").size();
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return count;
    }

    private static void assertSame(JsonNode told, Map<String, Object> counted, Set<String> leftOut) {
        counted.forEach((name, value) -> {
            if (leftOut.contains(name)) {
                return;
            }
            JsonNode figure = told.path(name);
            if (value == null) {
                assertThat(figure.isNull()).as(name).isTrue();
            } else {
                assertThat(figure.asDouble(-1)).as(name + " of " + told).isEqualTo(((Number) value).doubleValue());
            }
        });
    }

    private static JsonNode row(JsonNode rows, String key, String value) {
        return rows.valueStream()
                .filter(row -> row.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " in " + rows));
    }

    private Recount recount(String from, String to) throws SQLException {
        return Recount.of(DATABASE, clocks.by(clocks.newest()), LocalDate.parse(from), LocalDate.parse(to));
    }

    private long sentBy(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> sql.contains("grouping sets"))
                .count();
    }

    private Client supervisor(String organ) {
        return official(organ, "supervisor");
    }

    private Client auditor() {
        return official("140000", "auditor");
    }
}
