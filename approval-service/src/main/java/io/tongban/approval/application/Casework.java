package io.tongban.approval.application;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.calendar.Edition;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Actor;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.Ruling;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.scan.ScanState;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import io.tongban.support.web.LogContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The way of every move: load or 404, the first answer if this request was answered before, ask the law, let the step
 * decide its particulars, record all in one statement or say that somebody was faster.
 */
@Component
public class Casework {

    private static final Logger log = LoggerFactory.getLogger(Casework.class);

    /** What does not wait for a colleague who has claimed the case. */
    private static final Set<Action> BESIDE_A_CLAIM = EnumSet.of(
            Action.DECLARE_CONFLICT,
            Action.DECIDE_RECUSAL,
            Action.RECORD_INTERESTED_VIEWS,
            // the applicant's own, also where the window records them
            Action.SUBMIT,
            Action.CORRECT,
            Action.CORRECT_ON_THE_SPOT,
            Action.WITHDRAW,
            Action.REQUEST_HEARING,
            Action.WAIVE_HEARING,
            Action.GIVE_VIEWS,
            Action.REQUEST_RECUSAL);

    /** What is particular to one step of the procedure. */
    @FunctionalInterface
    public interface Step {
        /** @param facts of the case on the day of the move */
        Mono<Particulars> particulars(Application application, Facts facts);
    }

    private final Applications applications;
    private final Clocks clocks;
    private final Events events;
    private final Recorder recorder;
    private final Recurring outboxLoop;
    private final Clock clock;

    Casework(
            Applications applications,
            Clocks clocks,
            Events events,
            Recorder recorder,
            Recurring outboxLoop,
            Clock clock) {
        this.applications = applications;
        this.clocks = clocks;
        this.events = events;
        this.recorder = recorder;
        this.outboxLoop = outboxLoop;
        this.clock = clock;
    }

    /** A case for reading; fails with APPLICATION_NOT_FOUND, also where it is somebody else's. */
    public Mono<Application> find(UUID id, Passport who) {
        return applications.load(id, who, null, Reading.PLAIN).switchIfEmpty(notFound());
    }

    /** The same with the answer that this request was given before, if it was. */
    public Mono<Application> find(UUID id, Passport who, IdempotencyKey key) {
        return applications.load(id, who, key, Reading.PLAIN).switchIfEmpty(notFound());
    }

    /**
     * Moves a case.
     *
     * @param step tells its particulars, asked only after the law allowed it; may refuse
     * @return the answer as stored with the move: {@link MoveAnswer} as JSON
     */
    public Mono<StoredAnswer> move(Wish wish, Step step) {
        return applications
                .load(wish.id(), wish.who(), wish.key(), Reading.of(wish.action()))
                .switchIfEmpty(notFound())
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(wish.key().replay(application.earlier()))
                        : moveNow(wish, application, step))
                .contextWrite(context ->
                        LogContext.about(context, wish.id(), wish.action().path()));
    }

    /**
     * Opens a proceeding: the first move of a case that nobody has applied for.
     *
     * @param fresh the case as it would be, seq and revision 0
     * @param subject the case that it is about, {@code revision} of it as it was looked at
     */
    public Mono<StoredAnswer> open(Wish wish, Application fresh, Particulars particulars, UUID subject, int revision) {
        Moment moment = moment();
        Move move = ruled(wish, fresh, fresh.facts(moment.clock(), moment.day()));
        return record(
                wish, fresh, move, particulars, moment, recording -> applications.open(recording, subject, revision));
    }

    /** What this person may do now with a case. */
    public List<OpenAction> openActions(Application application, Passport who) {
        if (application.isClaimedByAnother(who, now())) {
            return List.of();
        }
        Actor actor = application.actor(who);
        return Lifecycle.openActions(application.facts(statutoryClock(), today()), actor).stream()
                .filter(move ->
                        move.action() != Action.SUBMIT || application.waitsFor().isEmpty())
                .map(OpenAction::of)
                .toList();
    }

    public StatutoryClock statutoryClock() {
        return clocks.by(clocks.newest());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private Moment moment() {
        Edition newest = clocks.newest();
        return new Moment(now(), newest.number(), clocks.by(newest));
    }

    private Mono<StoredAnswer> moveNow(Wish wish, Application application, Step step) {
        return Mono.defer(() -> {
            Moment moment = moment();
            Facts facts = application.facts(moment.clock(), moment.day());
            Move move = ruled(wish, application, facts);
            return step.particulars(application, facts)
                    .flatMap(particular -> record(wish, application, move, particular, moment, applications::record));
        });
    }

    private Move ruled(Wish wish, Application application, Facts facts) {
        Passport who = wish.who();
        if (!BESIDE_A_CLAIM.contains(wish.action()) && application.isClaimedByAnother(who, now())) {
            throw refusal(
                            ApprovalProblem.CLAIMED_BY_ANOTHER,
                            "该办件已由" + application.claimedName() + "领办",
                            application,
                            who)
                    .exception();
        }
        Ruling ruling = Lifecycle.ask(facts, application.actor(who), wish.action());
        if (ruling instanceof Ruling.Refused no) {
            throw refusal(no, application)
                    .with("openActions", openActions(application, who))
                    .exception();
        }
        return ((Ruling.Allowed) ruling).move();
    }

    /** The reason of the law, and what of this case it is about. */
    private Refusal refusal(Ruling.Refused no, Application application) {
        ApprovalProblem problem = ApprovalProblem.valueOf(no.code());
        return switch (problem) {
            case ONLINE_ITEM -> Refusal.of(problem, onSite(application), no.reasonEn());
            case MATERIALS_CHECKED ->
                Refusal.of(
                        problem,
                        FileFaults.of(application, application.item(), Set.of(ScanState.PENDING, ScanState.INFECTED)));
            default -> Refusal.of(problem, no.reason(), no.reasonEn());
        };
    }

    private String onSite(Application application) {
        return application.item().onSiteReason() + " 现场地点:" + events.organName(application.holder())
                + "政务服务窗口。已填写的内容为您保留。";
    }

    private Mono<StoredAnswer> record(
            Wish wish,
            Application before,
            Move move,
            Particulars particular,
            Moment moment,
            Function<Recording, Mono<Boolean>> write) {
        Recording recording = recorder.recording(wish, before, move, particular, moment);
        StoredAnswer answer = new StoredAnswer(wish.key().bodyHash(), 200, recording.answer());
        return Detached.from(write.apply(recording)
                        .onErrorMap(
                                Casework::isAboutACertificate,
                                moved -> refusal(
                                                ApprovalProblem.CERTIFICATE_MOVED,
                                                ApprovalProblem.CERTIFICATE_MOVED.title(),
                                                before,
                                                wish.who())
                                        .exception()))
                .flatMap(done -> {
                    if (!done) {
                        return lost(wish);
                    }
                    log.info(
                            "{} -> {} seq={}",
                            move.from(),
                            move.to(),
                            recording.entry().seq());
                    outboxLoop.wake();
                    return Mono.just(answer);
                });
    }

    /** Another case did something to the same certificate between our load and our write. */
    private static boolean isAboutACertificate(Throwable error) {
        return error instanceof DuplicateKeyException
                && String.valueOf(error.getMessage()).matches("(?s).*certificate_(event|replaced)_once.*");
    }

    /** Nothing was written: the same request of the same person was faster and has its answer by now, or another was. */
    private Mono<StoredAnswer> lost(Wish wish) {
        return applications
                .load(wish.id(), wish.who(), wish.key(), Reading.again(wish.action()))
                .switchIfEmpty(notFound())
                .flatMap(now -> now.earlier() != null
                        ? Mono.just(wish.key().replay(now.earlier()))
                        : kept(wish, now).flatMap(refusal -> Mono.error(refusal.exception())));
    }

    /** Why it was not written: a ban on who enters, or somebody was faster. */
    private Mono<Refusal> kept(Wish wish, Application now) {
        Mono<Refusal> ban = Recording.ENTRIES.contains(wish.action()) ? applications.ban(now, today()) : Mono.empty();
        ApprovalProblem moved = ApprovalProblem.MOVED_MEANWHILE;
        return ban.switchIfEmpty(Mono.fromSupplier(() -> refusal(moved, moved.title(), now, wish.who())));
    }

    private Refusal refusal(ApprovalProblem problem, String reason, Application application, Passport who) {
        return Refusal.of(problem, reason, problem.titleEn()).with("openActions", openActions(application, who));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(
                () -> Refusal.of(ApprovalProblem.APPLICATION_NOT_FOUND).exception());
    }
}
