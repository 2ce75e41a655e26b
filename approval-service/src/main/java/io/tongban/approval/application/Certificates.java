package io.tongban.approval.application;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Effects.Issue;
import io.tongban.approval.certificate.CertificateEvent;
import io.tongban.approval.certificate.CertificateStatus;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Item.Result;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 办理结果: what a grant issues, and what it does to the certificate that the application names. */
@Component
public class Certificates {

    private static final String RENEWED = "许可法第五十条第二款";

    private final CertificatePages pages;

    Certificates(CertificatePages pages) {
        this.pages = pages;
    }

    /** Everything that is wrong with the certificate that is named; a number that is not ours was given elsewhere. */
    public List<Fault> faults(Application application, Item item, LocalDate today) {
        return CertificateFaults.of(application, item, today);
    }

    /** The day on which the permit to be renewed expires, by our own certificate; none where it is not ours. */
    public Optional<LocalDate> expiry(Application application, Item item) {
        return item.renews(application.answers()) ? application.named().map(Standing::validUntil) : Optional.empty();
    }

    /** The same as the applicant states it of a certificate that is not ours. */
    public Optional<LocalDate> statedExpiry(Application application, Item item) {
        boolean outside =
                item.renews(application.answers()) && application.named().isEmpty();
        return outside ? application.statedExpiry(item) : Optional.empty();
    }

    /** What a late application for renewal is told; none where it is in time, or none at all. */
    public Optional<String> late(Application application, Item item, LocalDate today) {
        return expiry(application, item)
                .or(() -> statedExpiry(application, item))
                .filter(expiry -> !StatutoryClock.isTimely(today, expiry))
                .map(expiry -> "申请在有效期届满(" + expiry + ")前不足三十日提出,照常办理,但不适用视为准予延续");
    }

    /**
     * Issues what the grant brings about, and changes, renews or ends the certificate that it is about.
     *
     * @param from first day of a renewal by silence; null where somebody decided
     * @throws io.tongban.support.problem.RefusedException CERTIFICATE_UNFIT where it no longer stands
     */
    public Particulars granting(
            Application application, Particulars decided, LocalDate today, @Nullable LocalDate from) {
        Optional<Standing> earlier = fit(application, today);
        List<Function<Outcome, Issue>> issues = due(application)
                .filter(result -> !result.isMinistrys())
                .<Function<Outcome, Issue>>map(
                        result -> outcome -> pages.issue(outcome, result, of(result, earlier), from))
                .toList();
        return decided.bringing(new Effects(issues, events(application, earlier)));
    }

    /** What the Ministry decided: its results are recorded with its own number, day and document; ours are issued. */
    public Particulars recording(
            Application application, Particulars decided, LocalDate today, CertificatePages.Outside outside) {
        Optional<Standing> earlier = fit(application, today);
        List<Function<Outcome, Issue>> issues = due(application)
                .<Function<Outcome, Issue>>map(result -> outcome -> result.isMinistrys()
                        ? pages.record(outcome, result, outside)
                        : pages.issue(outcome, result, of(result, earlier), null))
                .toList();
        return decided.bringing(new Effects(issues, events(application, earlier)));
    }

    /** What a proceeding does to all certificates of the permit that it is about, and to those that replaced them. */
    public Particulars ending(Application proceeding, Particulars decided, CertificateStatus status, String basis) {
        List<CertificateEvent> events = proceeding.concerned().stream()
                .map(Concerned::standing)
                .filter(standing -> status == CertificateStatus.DEREGISTERED
                        ? !standing.status().isLast()
                        : standing.status().stands())
                .map(standing -> new CertificateEvent(standing.id(), standing.last() + 1, status, basis))
                .toList();
        return decided.bringing(new Effects(List.of(), events));
    }

    private static Stream<Result> due(Application application) {
        return application.item().due(application.answers()).stream();
    }

    private static @Nullable Standing of(Result result, Optional<Standing> earlier) {
        return result.acts() ? earlier.orElse(null) : null;
    }

    private static List<CertificateEvent> events(Application application, Optional<Standing> earlier) {
        List<CertificateEvent> events = new ArrayList<>();
        application
                .item()
                .acting(application.answers())
                .ifPresent(result -> earlier.ifPresent(certificate -> events.add(new CertificateEvent(
                        certificate.id(),
                        certificate.last() + 1,
                        after(result, certificate),
                        result.does("renews") ? RENEWED : ""))));
        return List.copyOf(events);
    }

    /** A renewed certificate stays as it is until its last day. */
    private static CertificateStatus after(Result result, Standing certificate) {
        if (result.does("ends")) {
            return CertificateStatus.DEREGISTERED;
        }
        return result.does("renews") ? certificate.status() : CertificateStatus.REPLACED;
    }

    private static Optional<Standing> fit(Application application, LocalDate today) {
        Optional<Standing> earlier = application.certificate();
        Optional<Result> acting = application.item().acting(application.answers());
        if (earlier.isPresent() && acting.isPresent()) {
            // who applied before the permit expired may be renewed after
            LocalDate day =
                    acting.get().does("renews") ? application.receivedOn().orElse(today) : today;
            CertificateFaults.unfit(earlier.get(), acting.get(), day).ifPresent(why -> {
                throw Refusal.of(ApprovalProblem.CERTIFICATE_UNFIT, why, ApprovalProblem.CERTIFICATE_UNFIT.titleEn())
                        .exception();
            });
        }
        return earlier;
    }
}
