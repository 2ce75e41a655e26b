package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One day of an office: twelve officials of province and city, two of them at the province's counter, work from their
 * queues; who booked comes to the hall, one files on paper, a hearing is held, cases are handed over, a reviewer is absent. {@code -Dtongban.day.cases=300}, as {@code -Pdeep} does.
 */
class OfficeDayIT {

    private static final int CASES = Integer.getInteger("tongban.day.cases", 20);
    /** The province's own, examined by the city first, decided by the city for the province. */
    private static final List<String> ITEMS = List.of(
            TheSystem.FORENSIC,
            TheSystem.FORENSIC,
            "lawyer-transfer-inbound",
            TheSystem.FORENSIC,
            "lawyer-practice-fulltime");

    private static final int ABSENT_HOLDS = 5;
    private static final List<String> OFFICIALS = List.of(
            "sheng-shouli",
            "sheng-shouli-2",
            "sheng-shencha",
            "sheng-shencha-2",
            "sheng-shencha-3",
            "sheng-jueding",
            "sheng-jueding-2",
            "sheng-jiancha",
            "taiyuan-shouli",
            "taiyuan-shencha",
            "taiyuan-shencha-2",
            "taiyuan-jueding");
    private static final String ABSENT = "sheng-shencha-2";
    private static final String DAY = "2026-03-17";

    private final OfficeDay day = new OfficeDay();
    private final Person supervisor = TheSystem.town().official("sheng-jiancha");

    @Test
    void noCaseIsLostSightOfAndNoneDecidedByOnePersonAlone() {
        OFFICIALS.forEach(login ->
                TheSystem.town().official(login).get("/api/reviews/queue").expect(200));
        String heard = calledToAHearing();
        List<String> visits = booked();
        TheSystem.at(DAY);
        AtOnce.all(8, IntStream.range(0, CASES - 2).mapToObj(this::filing).toList());
        day.addPaper(Hall.fileOnPaper(TheSystem.town().official("sheng-shouli")));
        acceptInOneGo();
        whoBookedIsReceived(visits);
        hold(heard);
        handOver();
        everyOpenCaseIsInOneQueue();

        List<Worker.Done> done = AtOnce.all(OFFICIALS.size(), workers());

        System.out.printf("a day of an office: %d cases, steps and late claims %s%n", CASES, done);
        assertThat(done.stream().mapToInt(Worker.Done::steps).sum()).isGreaterThan(3 * CASES);
        allCameToTheirEnd();
        threePersonsDecidedEach();
        Books.agree();
    }

    /** Of every person in turn, of every item in turn; one in ten lacks something. */
    private Callable<Boolean> filing(int n) {
        return () -> {
            Applicant applicant = List.of(Applicant.ZHANG, Applicant.LI).get(n % 2);
            Person person = applicant.in(TheSystem.town());
            String item = ITEMS.get(n % ITEMS.size());
            String path = Traveller.prepare(person, item, "140105", applicant.form());
            person.post(path + "/submission", "{}").expect(200);
            day.add(TheSystem.id(path), person, n % 10 == 4);
            return true;
        };
    }

    /** The hearing of the day was asked for and called in the fortnight before: its case. */
    private String calledToAHearing() {
        TheSystem.at("2026-03-02");
        Person applicant = TheSystem.zhang();
        Person reviewer = TheSystem.town().official("sheng-shencha");
        String path = TheSystem.submitted(Applicant.ZHANG);
        TheSystem.town()
                .official("sheng-shouli")
                .post(path + "/acceptance", "{}")
                .expect(200);
        reviewer.post(path + "/opinion", "{\"proposal\":\"GRANT\",\"text\":\"符合条件\"}")
                .expect(200);
        reviewer.post(path + "/hearing-notice", "{\"matter\":\"涉及他人重大利益\"}").expect(200);
        TheSystem.at("2026-03-05");
        applicant.post(path + "/hearing-request", "{}").expect(200);
        reviewer.post(path + "/hearing-arrangement", """
                        {"on":"2026-03-17","place":"三楼听证室","chair":"sheng-shencha-3","chairName":"范文博"}
                        """).expect(200);
        day.add(TheSystem.id(path), applicant, false);
        return path;
    }

    /** Three want the first half hour, which has room for two: the third takes the next. */
    private static List<String> booked() {
        List<String> slots = Hall.open(TheSystem.town().official("sheng-shouli"), DAY);
        List<String> bookings = new ArrayList<>();
        for (String who : List.of("zhang", "li")) {
            bookings.add(Hall.book(TheSystem.town().applicant(who), slots.get(0))
                    .expect(201)
                    .text("/id"));
        }
        Person he = TheSystem.town().applicant("he");
        assertThat(Hall.book(he, slots.get(0)).expect(409).code()).isEqualTo("SLOT_FULL");
        bookings.add(Hall.book(he, slots.get(1)).expect(201).text("/id"));
        return bookings;
    }

    private static void whoBookedIsReceived(List<String> bookings) {
        Person counter = TheSystem.town().official("sheng-shouli-2");
        JsonNode visits = counter.get("/api/hall/visits?limit=100").expect(200).body();
        assertThat(visits.path("items").findValuesAsString("id")).containsAll(bookings);
        for (String booking : bookings) {
            boolean came = !booking.equals(bookings.get(2));
            Answer noted = counter.post("/api/hall/bookings/" + booking + "/arrival", "{\"arrived\":" + came + "}")
                    .expect(200);
            assertThat(noted.text("/state")).isEqualTo(came ? "ARRIVED" : "ABSENT");
        }
    }

    private static void hold(String heard) {
        TheSystem.town()
                .official("sheng-shencha")
                .post(heard + "/hearing-record", """
                        {"transcript":"双方陈述意见","signatures":[{"part":"CHAIR","name":"范文博","signed":true},
                        {"part":"APPLICANT","name":"张伟","signed":true},{"part":"REVIEWER","name":"杨帆","signed":true}]}
                        """)
                .expect(200);
    }

    /** Half of what waits at the province's counter; what somebody moved meanwhile is named, the others are accepted. */
    private void acceptInOneGo() {
        Person counter = TheSystem.town().official("sheng-shouli-2");
        List<String> chosen = new ArrayList<>();
        for (JsonNode row : counter.get("/api/reviews/queue?step=intake&limit=100")
                .expect(200)
                .body()
                .path("items")) {
            String id = row.path("id").asString();
            if (day.has(id) && !day.lacks(id) && chosen.size() < Math.min(50, CASES / 2)) {
                Answer seen = counter.get("/api/applications/" + id).expect(200);
                chosen.add("{\"id\":\"%s\",\"revision\":%s}".formatted(id, seen.text("/revision")));
            }
        }
        Answer answer = counter.post("/api/reviews/batch/acceptance", "{\"cases\":[" + String.join(",", chosen) + "]}")
                .expect(200);
        assertThat(answer.body().path("accepted").size()).isEqualTo(chosen.size());
    }

    /** A reviewer claims and falls ill: the supervisor gives all of it to a colleague; another gives one away. */
    private void handOver() {
        Set<String> left = new Worker(ABSENT, day).claim(ABSENT_HOLDS);
        assertThat(left).hasSize(ABSENT_HOLDS);
        String one = new Worker("sheng-shencha", day).claim(1).iterator().next();

        Answer all = supervisor
                .post(
                        "/api/reviews/hand-overs",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"病假,工作移交\"}"
                                .formatted(key(ABSENT), key("sheng-shencha-3")))
                .expect(200);
        TheSystem.town()
                .official("sheng-shencha")
                .post(
                        "/api/reviews/" + one + "/hand-over",
                        "{\"to\":\"%s\",\"reason\":\"转由同事办理\"}".formatted(key("sheng-shencha-3")))
                .expect(200);

        assertThat(all.body().path("handedOver").asInt()).isEqualTo(ABSENT_HOLDS);
        assertThat(all.body().path("kept").size()).isZero();
    }

    private String key(String login) {
        String name =
                TheSystem.town().official(login).get("/api/me").expect(200).text("/name");
        for (JsonNode colleague :
                supervisor.get("/api/reviews/colleagues").expect(200).body()) {
            if (colleague.path("name").asString().equals(name)) {
                return colleague.path("person").asString();
            }
        }
        throw new Unexpected(login + " (" + name + ") is no colleague");
    }

    /** At noon: the queues of the two organs together hold each open case of the day once. */
    private void everyOpenCaseIsInOneQueue() {
        List<String> seen = new ArrayList<>();
        seen.addAll(all("140000"));
        seen.addAll(all("140100"));

        assertThat(seen.stream().filter(day::has).toList()).containsExactlyInAnyOrderElementsOf(day.cases());
    }

    private List<String> all(String organ) {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Answer page = supervisor
                    .get("/api/reviews/queue?limit=100&organ=" + organ + "&cursor=" + next)
                    .expect(200);
            page.body().path("items").forEach(row -> ids.add(row.path("id").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());
        return ids;
    }

    private List<Callable<Worker.Done>> workers() {
        return OFFICIALS.stream()
                .filter(login -> !login.equals(ABSENT) && !login.equals("sheng-jiancha"))
                .<Callable<Worker.Done>>map(login -> () -> new Worker(login, day).work())
                .toList();
    }

    private void allCameToTheirEnd() {
        TreeMap<String, Integer> states = new TreeMap<>();
        day.cases()
                .forEach(id -> states.merge(
                        TheSystem.query("approval", "select state from application where id = ?::uuid", id),
                        1,
                        Integer::sum));
        assertThat(states).isEqualTo(new TreeMap<>(Map.of("DELIVERED", CASES)));
        Set<String> open = new TreeSet<>(all("140000"));
        open.addAll(all("140100"));
        assertThat(open).doesNotContainAnyElementsOf(day.cases());
    }

    /** Intake, every review and the decision: nobody twice among them. */
    private void threePersonsDecidedEach() {
        String alone = "select count(*) from application_log i join application_log r using (application_id)"
                + " join application_log d using (application_id) where application_id = ?::uuid and i.action = 'ACCEPT'"
                + " and r.action = 'GIVE_OPINION' and d.action = 'GRANT'"
                + " and (i.actor = r.actor or r.actor = d.actor or i.actor = d.actor)";
        String decided = "select count(*) from application_log where application_id = ?::uuid and action = 'GRANT'";
        day.cases().forEach(id -> {
            assertThat(TheSystem.query("approval", alone, id)).as(id).isEqualTo("0");
            assertThat(TheSystem.query("approval", decided, id)).as(id).isEqualTo("1");
        });
    }
}
