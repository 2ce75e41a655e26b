package io.tongban.approval.application;

import io.tongban.approval.evidence.NewEntry;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.Role;
import io.tongban.approval.lifecycle.StatutoryClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Evidence and documents of what is done about a case and is no move of it: the case itself stays as it is. */
@Component
public class AsidePapers {

    private final MoveEntries entries;
    private final Clocks clocks;
    private final JsonMapper json;

    AsidePapers(MoveEntries entries, Clocks clocks, JsonMapper json) {
        this.entries = entries;
        this.clocks = clocks;
        this.json = json;
    }

    /** For {@code :entries} and {@code :documents} of {@link io.tongban.approval.evidence.Chain}, as JSON. */
    public record Written(byte[] entries, byte[] documents) {}

    /**
     * @param kind of the entry
     * @param basis in whose words it is done
     * @param paper that goes with it; null: none
     */
    public Written of(
            Application application,
            String kind,
            String basis,
            Map<String, Object> content,
            @Nullable Function<Outcome, Document> paper,
            OffsetDateTime now) {
        List<Document> papers = paper == null
                ? List.of()
                : List.of(paper.apply(standing(application, basis, content, now.toLocalDate())));
        List<NewEntry> made = new ArrayList<>();
        made.add(NewEntry.of(1, kind, now.toInstant(), json.readTree(json.writeValueAsBytes(content))));
        papers.forEach(document -> made.add(entries.document(made.size() + 1, document, now.toInstant())));
        return new Written(
                json.writeValueAsBytes(made),
                json.writeValueAsBytes(papers.stream().map(Document::paper).toList()));
    }

    private Outcome standing(Application application, String basis, Map<String, Object> content, LocalDate on) {
        StatutoryClock clock = clocks.by(clocks.newest());
        var deadlines = application.deadlines(clock, on);
        Move stays = new Move(
                application.state(),
                Action.CONSULT,
                Role.OFFICIAL,
                List.of(),
                application.state(),
                "不影响",
                basis,
                on,
                null);
        return new Outcome(
                application,
                stays,
                application.item(),
                Objects.requireNonNull(application.caseNumber()),
                application.routing(),
                application.holder(),
                on,
                Due.of(application.terms(), application.state(), deadlines),
                deadlines,
                json.valueToTree(content));
    }
}
