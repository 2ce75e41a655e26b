package io.tongban.notice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tongban.support.problem.Fault;
import io.tongban.support.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final String ID = "7d1c2f52-95ff-4a3e-9f0e-0a2f6d9a1b11";
    private static final String GOOD = """
            {"specversion":"1.0","id":"%1$s-3","source":"/approval","type":"cn.tongban.application.accepted",
             "subject":"%1$s","time":"2026-03-02T09:30:00+08:00","datacontenttype":"application/json","traceparent":"x",
             "data":{"applicationId":"%1$s","seq":3,"caseNumber":null,"itemCode":"legal-aid-apply","itemName":"法律援助",
              "state":"ACCEPTED","stateName":"已受理","on":"2026-03-02","organ":{"code":"140100","name":"太原市司法局"},
              "recipients":["person:province:zhang","org:31140000MD0X00016Q"],
              "facts":{"dueOn":"2026-03-30","reason":null,"remedy":"  "},"newer":{"a":1}}}""".formatted(ID);

    @Test
    void readsWhatTheNeighbourSends() {
        Event event = read(GOOD).get(0);

        assertThat(event.id()).isEqualTo(ID + "-3");
        Happening happening = event.happening();
        assertThat(happening.type()).isEqualTo(EventType.ACCEPTED);
        assertThat(happening.caseNumber()).isNull();
        assertThat(happening.organName()).isEqualTo("太原市司法局");
        assertThat(happening.on()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(happening.recipients()).containsExactly("person:province:zhang", "org:31140000MD0X00016Q");
        assertThat(happening.facts()).containsOnlyKeys("dueOn");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | /0/specversion | FORMAT",
                "\"specversion\":\"1.0\", | `` | /0/specversion | REQUIRED",
                "\"source\":\"/approval\" | \"source\":\"/somebody\" | /0/source | FORMAT",
                "\"id\":\"7d1c | \"id\":\"8d1c | /0/id | MISMATCH",
                "\"id\": | \"xid\": | /0/id | REQUIRED",
                "\"id\":\"7d1c2f52 | \"id\":\"a b\\n | /0/id | FORMAT",
                "\"type\":\"cn.tongban.application.accepted\" | \"type\":7 | /0/type | TYPE",
                "\"type\":\"cn.tongban.application.accepted\" | \"type\":\"accepted\\nfake log line\" | /0/type | FORMAT",
                "\"subject\":\"7d1c | \"subject\":\"8d1c | /0/subject | MISMATCH",
                "\"time\":\"2026-03-02T09:30:00+08:00\" | \"time\":\"2026-03-02T09:30:00\" | /0/time | FORMAT",
                "\"time\":\"2026-03-02T09:30:00+08:00\" | \"time\":\"2026-13-02T09:30:00Z\" | /0/time | FORMAT",
                "\"time\":\"2026-03-02T09:30:00+08:00\" | \"time\":1772415000 | /0/time | TYPE",
                "\"data\": | \"xdata\": | /0/data | REQUIRED",
                "\"seq\":3 | \"seq\":0 | /0/data/seq | FORMAT",
                "\"seq\":3 | \"seq\":\"3\" | /0/data/seq | FORMAT",
                "\"seq\":3 | \"seq\":3.5 | /0/data/seq | FORMAT",
                "\"seq\":3 | \"seq\":99999999999999999999 | /0/data/seq | FORMAT",
                "\"seq\":3, | `` | /0/data/seq | REQUIRED",
                "\"applicationId\":\"7d1c2f52 | \"applicationId\":\"x | /0/data/applicationId | FORMAT",
                "\"itemCode\":\"legal-aid-apply\" | \"itemCode\":\"a b\" | /0/data/itemCode | FORMAT",
                "\"itemName\":\"法律援助\" | \"itemName\":\" \\u0000 \" | /0/data/itemName | REQUIRED",
                "\"itemName\":\"法律援助\" | \"itemName\":[] | /0/data/itemName | TYPE",
                "\"caseNumber\":null | \"caseNumber\":{} | /0/data/caseNumber | TYPE",
                "\"on\":\"2026-03-02\" | \"on\":\"2026-02-30\" | /0/data/on | FORMAT",
                "\"on\":\"2026-03-02\" | \"on\":\"+999999999-01-01\" | /0/data/on | FORMAT",
                "\"on\":\"2026-03-02\" | \"on\":null | /0/data/on | REQUIRED",
                "\"organ\":{\"code\":\"140100\",\"name\":\"太原市司法局\"} | \"organ\":\"x\" | /0/data/organ | TYPE",
                "[\"person:province:zhang\",\"org:31140000MD0X00016Q\"] | null | /0/data/recipients | TYPE",
                "\"person:province:zhang\" | \"zhang\" | /0/data/recipients/0 | FORMAT",
                "\"person:province:zhang\" | 7 | /0/data/recipients/0 | FORMAT",
                "\"org:31140000MD0X00016Q\" | \"org:x\" | /0/data/recipients/1 | FORMAT",
                "\"dueOn\":\"2026-03-30\" | \"dueOn\":20260330 | /0/data/facts/dueOn | TYPE",
                "{\"dueOn\":\"2026-03-30\",\"reason\":null,\"remedy\":\"  \"} | [] | /0/data/facts | TYPE"
            })
    void tellsWhereAndWhatIsWrong(String good, String bad, String pointer, String code) {
        assertThat(GOOD).contains(good);

        List<Fault> faults = faultsOf("[" + GOOD.replace(good, bad) + "]");

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.detail()).isNotBlank();
        });
    }

    @Test
    void tellsAllFaultsOfAllEventsUpToABound() {
        assertThat(faultsOf(
                        "[" + GOOD + ",7," + GOOD.replace("\"1.0\"", "\"2\"").replace(":3", ":-3") + "]"))
                .extracting(Fault::pointer)
                .contains("/1", "/2/specversion", "/2/data/seq");
        assertThat(faultsOf(batchOf("{}", EventReader.MOST_EVENTS))).hasSize(100);
    }

    @Test
    void boundsEverything() {
        assertThat(faultsOf(batchOf(GOOD, EventReader.MOST_EVENTS + 1)))
                .extracting(Fault::code)
                .containsExactly("TOO_MANY");
        assertThat(read(GOOD, EventReader.MOST_EVENTS)).hasSize(1);
        assertThat(faultsOf("[" + GOOD.replace("2026-03-30", "x".repeat(20_001)) + "]"))
                .extracting(Fault::code)
                .containsExactly("TOO_LONG");
        String recipients = IntStream.range(0, 51)
                .mapToObj(n -> "\"person:province:p" + n + "\"")
                .collect(Collectors.joining(","));
        assertThat(faultsOf("[" + GOOD.replace("\"person:province:zhang\"", recipients) + "]"))
                .extracting(Fault::code)
                .containsExactly("TOO_MANY");
        String facts =
                IntStream.range(0, 51).mapToObj(n -> "\"f" + n + "\":\"x\"").collect(Collectors.joining(","));
        assertThat(faultsOf("[" + GOOD.replace("\"reason\":null", facts) + "]"))
                .extracting(Fault::code)
                .containsExactly("TOO_MANY");
    }

    @Test
    void asksNothingOfTheDataOfATypeThatItDoesNotKnow() {
        Event event = read(GOOD.replace("application.accepted", "package.closed")
                        .replace("\"seq\":3", "\"seq\":\"x\""))
                .get(0);
        assertThat(event.type()).isEqualTo("cn.tongban.package.closed");
        assertThat(event.happening()).isNull();
    }

    private static List<Event> read(String event) {
        return read(event, 1);
    }

    private static List<Event> read(String event, int times) {
        return new EventReader().read(batchOf(event, times).getBytes(StandardCharsets.UTF_8));
    }

    private static String batchOf(String event, int times) {
        return IntStream.range(0, times).mapToObj(n -> event).collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Fault> faultsOf(String batch) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> new EventReader().read(batch.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.refusal().problem().name()).isEqualTo("EVENTS_MALFORMED");
        return refused.refusal().faults();
    }
}
