package io.tongban.approval.progress;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.ApplicationView;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Views;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The reading side of a case; the same query, and so the same authorisation, as every move. */
@Component
class ReadProgress {

    private final Casework casework;
    private final Views views;
    private final IssuedDocuments documents;
    private final Organs organs;

    ReadProgress(Casework casework, Views views, IssuedDocuments documents, Organs organs) {
        this.casework = casework;
        this.views = views;
        this.documents = documents;
        this.organs = organs;
    }

    Mono<ApplicationView> detail(UUID id, Passport who) {
        return casework.find(id, who).map(application -> views.of(application, who, fromCopy(application)));
    }

    Mono<TimelineView> timeline(UUID id, Passport who) {
        boolean official = who.kind() == Passport.Kind.OFFICIAL;
        return casework.find(id, who)
                .map(application -> new TimelineView(application.log().stream()
                        .map(entry -> line(entry, official))
                        .toList()));
    }

    Mono<ClockView.Explained> clock(UUID id, Passport who) {
        return casework.find(id, who).map(this::explained);
    }

    Mono<String> documents(UUID id, Passport who) {
        return casework.find(id, who).flatMap(application -> documents.of(application.id()));
    }

    private ClockView.Explained explained(Application application) {
        Deadlines deadlines = application.deadlines(casework.statutoryClock(), casework.today());
        List<ClockView> limits = List.of(
                ClockView.of("受理期限", deadlines.acceptance()),
                ClockView.of("补正期限", deadlines.answer()),
                ClockView.of("分级审查期限", deadlines.stage()),
                ClockView.of("法定办结期限", deadlines.decision()),
                ClockView.of("承诺办结期限", deadlines.promise()),
                ClockView.of("送达期限", deadlines.delivery()));
        return new ClockView.Explained(limits, deadlines.acceptedOn(), deadlines.deemed());
    }

    private TimelineView.Line line(LogEntry entry, boolean official) {
        String organ = entry.organ();
        boolean internal = entry.action().equals(Action.GIVE_OPINION.name());
        return new TimelineView.Line(
                entry.seq(),
                entry.at(),
                entry.on(),
                entry.action(),
                entry.action().equals("CREATE")
                        ? "新建草稿"
                        : Action.valueOf(entry.action()).text(),
                entry.to().text(),
                organ != null ? organs.get(organ).name() : "申请人",
                official && organ != null ? entry.actorName() : null,
                entry.basis(),
                internal && !official ? null : entry.detail());
    }

    /** The catalogue did not answer when the case was submitted. */
    private static boolean fromCopy(Application application) {
        return application
                .last(Action.SUBMIT)
                .map(entry -> entry.detail().has("note"))
                .orElse(false);
    }
}
