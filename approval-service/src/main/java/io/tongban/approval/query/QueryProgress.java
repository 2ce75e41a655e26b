package io.tongban.approval.query;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.CaseNumbers;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Due;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.QueryCodes;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.query.CaseStandings.Standing;
import io.tongban.approval.query.CaseStandings.Try;
import io.tongban.support.background.Recurring;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells how far a case is. A wrong code, a number that was never given and a case that is locked after too many guesses
 * are one answer, made the same way: no statement is spared. What was typed is nowhere logged.
 */
@Component
class QueryProgress {

    record Command(String caseNumber, String code) {}

    /** Where what was typed can be no number; it is counted like one, and is none. */
    private static final String NO_NUMBER = "-";

    private static final Set<Action> DECISIONS = EnumSet.of(
            Action.GRANT, Action.DENY, Action.RECORD_GRANT, Action.RECORD_DENIAL, Action.DEEM_RENEWAL, Action.EFFECT);

    private final CaseStandings standings;
    private final QueryCodes codes;
    private final Casework casework;

    QueryProgress(CaseStandings standings, QueryCodes codes, Casework casework) {
        this.standings = standings;
        this.codes = codes;
        this.casework = casework;
    }

    /** Fails with PROGRESS_UNKNOWN. */
    Mono<QueryView> handle(Command command) {
        String typed = command.caseNumber().strip().toUpperCase(Locale.ROOT);
        String number = CaseNumbers.isValid(typed) ? typed : NO_NUMBER;
        Try tried = new Try(number, codes.isOf(number, command.code()), QueryCodes.isWellFormed(command.code()));
        return Detached.from(standings.find(tried, casework.now()))
                .map(standing -> view(number, standing))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.PROGRESS_UNKNOWN).exception()));
    }

    private QueryView view(String number, Standing standing) {
        Terms terms =
                standing.item().terms().forRoute(standing.organs()).announced(LogEntry.announcedOn(standing.log()));
        List<Entry> entries = standing.log().stream()
                .filter(entry -> !entry.action().equals("CREATE"))
                .map(LogEntry::clockEntry)
                .toList();
        Deadlines deadlines = casework.statutoryClock().fold(terms, entries, casework.today());
        Due due = Due.of(terms, standing.state(), deadlines);
        LocalDate dueOn = due.on();
        return new QueryView(
                number,
                standing.state(),
                standing.state().text(),
                first(entries, EnumSet.of(Action.SUBMIT, Action.RECEIVE_ON_SITE)),
                deadlines.acceptedOn(),
                dueOn,
                dueOn == null ? due.text() : ChineseText.day(dueOn),
                first(entries, DECISIONS),
                standing.state().isEnd() ? entries.get(entries.size() - 1).on() : null);
    }

    private static @Nullable LocalDate first(List<Entry> entries, Set<Action> actions) {
        return entries.stream()
                .filter(entry -> actions.contains(entry.action()))
                .map(Entry::on)
                .findFirst()
                .orElse(null);
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        private static final Duration PAUSE = Duration.ofHours(1);

        @Bean
        Recurring forgetOldGuesses(CaseStandings standings, Casework casework) {
            return new Recurring("old guesses", PAUSE, () -> standings.forget(casework.now()));
        }
    }
}
