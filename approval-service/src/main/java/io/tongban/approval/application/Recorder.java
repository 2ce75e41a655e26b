package io.tongban.approval.application;

import io.tongban.approval.application.Particulars.Filing;
import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts together all that a move writes: line of the log, dates after it, documents, certificates, answer and event. */
@Component
class Recorder {

    private final Events events;
    private final JsonMapper json;

    Recorder(Events events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    Recording recording(Wish wish, Application before, Move move, Particulars particular, Moment moment) {
        LocalDate on = moment.day();
        Filing filing = filing(before, particular);
        String holder = particular.holder() == null ? before.holder() : particular.holder();
        LogEntry entry = entry(wish, before, move, particular, moment.now());
        Terms terms = filing.terms().announced(LogEntry.announcedOn(with(before.log(), entry)));
        Deadlines deadlines = deadlinesAfter(before, terms, entry, moment);
        Due due = Due.of(terms, move.to(), deadlines);
        Outcome outcome = new Outcome(
                before,
                move,
                filing.item(),
                filing.caseNumber(),
                filing.routing(),
                holder,
                on,
                due,
                deadlines,
                entry.detail());
        List<Effects.Issue> issues = particular.issues(outcome);
        List<Document> documents = particular.documents(outcome, issues);
        MoveAnswer answer = new MoveAnswer(
                before.id(),
                filing.caseNumber(),
                move.to(),
                move.to().text(),
                before.revision() + 1,
                due.on(),
                due.state(),
                particular.note());
        return new Recording(
                before.id(),
                before.revision(),
                outcome,
                entry,
                documents,
                issues.stream().map(Effects.Issue::certificate).toList(),
                particular.effects().eventsWith(issues, move.basis()),
                particular.besides(),
                wish.key(),
                json.writeValueAsString(answer),
                events.of(outcome, entry, told(particular, documents)),
                moment.edition());
    }

    /** The remedies in the words of the document that tells them. */
    private static Map<String, String> told(Particulars particular, List<Document> documents) {
        Map<String, String> facts = new LinkedHashMap<>();
        documents.stream()
                .map(document -> document.source().remedy())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(remedy -> facts.put("remedy", remedy));
        facts.putAll(particular.facts());
        return facts;
    }

    private static Filing filing(Application before, Particulars particular) {
        Filing filed = particular.filing();
        if (filed != null) {
            return filed;
        }
        String number = before.caseNumber();
        if (number == null) {
            throw new IllegalStateException("case number: none (expected: reserved at submission)");
        }
        return new Filing(number, before.item(), before.routing());
    }

    private static Deadlines deadlinesAfter(Application before, Terms terms, LogEntry entry, Moment moment) {
        return moment.clock().fold(terms, with(before.clockEntries(), entry.clockEntry()), moment.day());
    }

    private static <T> List<T> with(List<T> before, T last) {
        List<T> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }

    private LogEntry entry(Wish wish, Application before, Move move, Particulars particular, OffsetDateTime now) {
        return new LogEntry(
                before.seq() + 1,
                now,
                now.toLocalDate(),
                move.action().name(),
                move.from(),
                move.to(),
                wish.who().personKey(),
                wish.who().name(),
                move.by().name(),
                wish.who().organ(),
                move.basis(),
                json.valueToTree(particular.detail()));
    }
}
