package io.tongban.approval.testing;

import io.tongban.approval.application.Due;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.support.testing.TestPostgres;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The figures of the statistics, counted again from the logs by what was done, case by case, without SQL of ours. */
public final class Recount {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> RECEIPTS = Set.of("SUBMIT", "RECEIVE_ON_SITE");
    private static final Set<String> GRANTS = Set.of("GRANT", "RECORD_GRANT", "DEEM_RENEWAL");
    private static final Set<String> DENIALS = Set.of("DENY", "RECORD_DENIAL");
    private static final Set<String> CORRECTIONS = Set.of("REQUEST_CORRECTION", "REQUEST_CORRECTION_AGAIN");

    /** What one entry of a log counts as. */
    private record Counted(
            UUID application,
            String organ,
            String item,
            LogEntry entry,
            LocalDate received,
            @Nullable LocalDate due,
            boolean committed) {}

    /** @param letter whether a letter of commitment (承诺书) is among its documents */
    private record Case(
            UUID id, String first, String holder, Item item, int organs, boolean letter, List<LogEntry> log) {}

    private final List<Counted> counted = new ArrayList<>();

    private Recount() {}

    /** All cases that were ever submitted, with the entries of the period. */
    public static Recount of(TestPostgres database, StatutoryClock clock, LocalDate from, LocalDate to)
            throws SQLException {
        Recount recount = new Recount();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            for (Case one : cases(statement)) {
                recount.count(one, clock, from, to);
            }
        }
        return recount;
    }

    public Map<String, Object> total(Predicate<String> organs) {
        return figures(counted.stream().filter(c -> organs.test(c.organ())).toList());
    }

    public Map<String, Map<String, Object>> byOrgan(Predicate<String> organs) {
        return by(organs, Counted::organ);
    }

    public Map<String, Map<String, Object>> byItem(Predicate<String> organs) {
        return by(organs, Counted::item);
    }

    private Map<String, Map<String, Object>> by(Predicate<String> organs, Function<Counted, String> key) {
        Map<String, List<Counted>> parts = new TreeMap<>();
        counted.stream()
                .filter(c -> organs.test(c.organ()))
                .forEach(c -> parts.computeIfAbsent(key.apply(c), k -> new ArrayList<>())
                        .add(c));
        Map<String, Map<String, Object>> figures = new TreeMap<>();
        parts.forEach((name, part) -> figures.put(name, figures(part)));
        return figures;
    }

    private void count(Case one, StatutoryClock clock, LocalDate from, LocalDate to) {
        LocalDate received = null;
        for (int i = 0; i < one.log().size(); i++) {
            LogEntry entry = one.log().get(i);
            received = RECEIPTS.contains(entry.action()) ? entry.on() : received;
            State before = entry.from();
            boolean changes = before != null && before != entry.to();
            if (changes && !entry.on().isBefore(from) && !entry.on().isAfter(to)) {
                String organ = RECEIPTS.contains(entry.action())
                        ? one.first()
                        : entry.organ() == null || entry.actorRole().equals("WINDOW") ? one.holder() : entry.organ();
                LocalDate due = decides(entry) ? due(one, i, clock) : null;
                counted.add(new Counted(one.id(), organ, one.item().code(), entry, received, due, one.letter()));
            }
        }
    }

    private static boolean decides(LogEntry entry) {
        return GRANTS.contains(entry.action()) || DENIALS.contains(entry.action());
    }

    /** The limit that ran before that entry, by the law's own fold over the log as it was then. */
    private static @Nullable LocalDate due(Case one, int at, StatutoryClock clock) {
        var terms = one.item().terms().forRoute(one.organs()).announced(LogEntry.announcedOn(one.log()));
        List<StatutoryClock.Entry> before = one.log().subList(0, at).stream()
                .filter(entry -> !entry.action().equals("CREATE"))
                .map(LogEntry::clockEntry)
                .toList();
        LogEntry last = one.log().get(at - 1);
        return Due.of(terms, last.to(), clock.fold(terms, before, last.on())).on();
    }

    private static Map<String, Object> figures(List<Counted> of) {
        Map<String, Object> figures = new LinkedHashMap<>();
        long received =
                of.stream().filter(c -> RECEIPTS.contains(c.entry().action())).count();
        long online =
                of.stream().filter(c -> c.entry().action().equals("SUBMIT")).count();
        List<Counted> decided = of.stream().filter(c -> decides(c.entry())).toList();
        List<Long> days = decided.stream()
                .map(c -> ChronoUnit.DAYS.between(c.received(), c.entry().on()))
                .sorted()
                .toList();
        Set<UUID> corrected = new HashSet<>();
        of.stream().filter(c -> CORRECTIONS.contains(c.entry().action())).forEach(c -> corrected.add(c.application()));
        figures.put("received", received);
        figures.put("online", online);
        figures.put(
                "onlineShare",
                received == 0
                        ? null
                        : BigDecimal.valueOf(online)
                                .divide(BigDecimal.valueOf(received), 4, RoundingMode.HALF_UP)
                                .doubleValue());
        figures.put("accepted", did(of, Set.of("ACCEPT", "DEEM_ACCEPTANCE")));
        figures.put("decided", (long) decided.size());
        figures.put("denied", did(of, DENIALS));
        figures.put("dated", decided.stream().filter(c -> c.due() != null).count());
        figures.put(
                "onTime",
                decided.stream()
                        .filter(c -> c.due() != null && !c.entry().on().isAfter(c.due()))
                        .count());
        figures.put("medianDays", percentile(days, 0.5));
        figures.put("p90Days", percentile(days, 0.9));
        figures.put("corrected", (long) corrected.size());
        figures.put("notAccepted", ended(of, State.NOT_ACCEPTED));
        figures.put("returned", ended(of, State.RETURNED));
        figures.put("withdrawn", ended(of, State.WITHDRAWN));
        figures.put("terminated", ended(of, State.TERMINATED));
        figures.put(
                "byCommitment",
                of.stream()
                        .filter(c -> RECEIPTS.contains(c.entry().action()) && c.committed())
                        .count());
        return figures;
    }

    private static long did(List<Counted> of, Set<String> actions) {
        return of.stream().filter(c -> actions.contains(c.entry().action())).count();
    }

    private static long ended(List<Counted> of, State state) {
        return of.stream().filter(c -> c.entry().to() == state).count();
    }

    private static @Nullable Double percentile(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double value = sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    private static List<Case> cases(Statement statement) throws SQLException {
        Map<UUID, Case> cases = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select a.id, a.route, a.holder, v.body::text, exists (select from document d"
                        + " where d.application_id = a.id and d.kind = 'COMMITMENT_LETTER'), l.* from application a"
                        + " join item_version v on v.code = a.item_code and v.version = a.item_version"
                        + " join application_log l on l.application_id = a.id where a.state <> 'DRAFT' order by a.id, l.seq")) {
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                String[] route = (String[]) rows.getArray(2).getArray();
                Case known = cases.get(id);
                if (known == null) {
                    Item item = JSON.readValue(rows.getString(4), Item.class);
                    known = new Case(
                            id, route[0], rows.getString(3), item, route.length, rows.getBoolean(5), new ArrayList<>());
                    cases.put(id, known);
                }
                known.log().add(entry(rows));
            }
        }
        return List.copyOf(cases.values());
    }

    private static LogEntry entry(ResultSet rows) throws SQLException {
        String from = rows.getString("from_state");
        return new LogEntry(
                rows.getLong("seq"),
                rows.getObject("at", OffsetDateTime.class),
                rows.getObject("on_day", LocalDate.class),
                rows.getString("action"),
                from == null || from.equals("null") ? null : State.valueOf(from),
                State.valueOf(rows.getString("to_state")),
                rows.getString("actor"),
                rows.getString("actor_name"),
                rows.getString("actor_role"),
                rows.getString("organ"),
                rows.getString("basis"),
                JSON.readTree(rows.getString("detail")));
    }
}
