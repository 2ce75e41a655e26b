package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Interested;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 利害关系人 of a case.
 *
 * @param type person or organisation
 * @param owner whose login it is, once they have shown the code of their notice
 * @param contact masks; the values rest sealed under {@code /interestedParties/{id}/…}
 * @param hearingBy null where the right to a hearing was not told
 */
public record InterestedParty(
        UUID id,
        String name,
        String type,
        @Nullable String owner,
        Map<String, String> contact,
        String matter,
        LocalDate toldOn,
        LocalDate viewsBy,
        @Nullable LocalDate hearingBy) {

    private static final Set<String> VIEWS =
            Set.of(Action.GIVE_INTERESTED_VIEWS.name(), Action.RECORD_INTERESTED_VIEWS.name());

    /** Whether this entry says what interested parties think. */
    static boolean isViews(LogEntry entry) {
        return VIEWS.contains(entry.action());
    }

    public List<LogEntry> views(List<LogEntry> log) {
        return log.stream()
                .filter(InterestedParty::isViews)
                .filter(entry -> entry.detail().path("party").asString("").equals(id.toString()))
                .toList();
    }

    public Interested told(List<LogEntry> log) {
        List<LogEntry> views = views(log);
        String hearing = views.stream()
                .map(entry -> entry.detail().path("hearing").asString(""))
                .filter(word -> !word.isEmpty())
                .reduce("", (first, second) -> second);
        return new Interested(viewsBy, hearingBy, !views.isEmpty(), hearing);
    }

    /** How a document addresses them. */
    public String you() {
        return type.equals("person") ? "您" : "你单位";
    }

    /** As the applicant sees it. */
    public String maskedName() {
        return type.equals("person") ? name.charAt(0) + "*".repeat(Math.max(1, name.length() - 1)) : name;
    }
}
