package io.tongban.approval.progress;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.ApplicationView;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.SystemActor;
import io.tongban.approval.application.Views;
import io.tongban.approval.document.IssuedDocuments;
import io.tongban.approval.document.IssuedDocuments.Issued;
import io.tongban.approval.document.IssuedDocuments.Reader;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Role;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The reading side of a case; the same query, and so the same authorisation, as every move. */
@Component
class ReadProgress {

    private static final Set<String> INTERNAL = Set.of(
            Action.GIVE_OPINION.name(),
            Action.INSPECT.name(),
            Action.CONSULT.name(),
            Action.DECLARE_CONFLICT.name(),
            Action.GIVE_INTERESTED_VIEWS.name(),
            Action.RECORD_INTERESTED_VIEWS.name());

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
        boolean official = isOfficial(who);
        return casework.find(id, who)
                .map(application -> new TimelineView(application.log().stream()
                        .map(entry -> line(entry, official))
                        .toList()));
    }

    Mono<ClockView.Explained> clock(UUID id, Passport who) {
        return casework.find(id, who)
                .map(application -> ExplainedClock.of(
                        application,
                        application.deadlines(casework.statutoryClock(), casework.today()),
                        casework.today()));
    }

    Mono<DocumentView.All> documents(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMapMany(application -> documents.of(application.id(), reader(who)))
                .map(issued -> DocumentView.of(issued, isOfficial(who)))
                .collectList()
                .map(DocumentView.All::new);
    }

    /** Fails with DOCUMENT_NOT_FOUND, also where it is not for this reader. */
    Mono<Issued> document(UUID id, UUID document, Passport who) {
        return casework.find(id, who)
                .flatMap(application -> documents.find(application.id(), document, reader(who)))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.DOCUMENT_NOT_FOUND).exception()));
    }

    private Reader reader(Passport who) {
        return new Reader(who.personKey(), isOfficial(who), casework.now());
    }

    private static boolean isOfficial(Passport who) {
        return who.kind() == Passport.Kind.OFFICIAL;
    }

    private TimelineView.Line line(LogEntry entry, boolean official) {
        String organ = entry.organ();
        boolean internal = INTERNAL.contains(entry.action());
        return new TimelineView.Line(
                entry.seq(),
                entry.at(),
                entry.on(),
                entry.action(),
                entry.action().equals("CREATE")
                        ? "新建草稿"
                        : Action.valueOf(entry.action()).text(),
                entry.to().text(),
                SystemActor.is(entry.actor())
                        ? "系统"
                        : organ != null
                                ? organs.get(organ).name()
                                : Role.valueOf(entry.actorRole()).text(),
                official && organ != null ? entry.actorName() : null,
                entry.basis(),
                internal && !official ? null : official ? entry.detail() : withoutPersons(entry.detail()));
    }

    /** Applicants are not told accounts of officials. */
    private static JsonNode withoutPersons(JsonNode detail) {
        return detail instanceof ObjectNode object ? object.deepCopy().remove(List.of("person", "chair")) : detail;
    }

    /** The catalogue did not answer when the case was submitted. */
    private static boolean fromCopy(Application application) {
        return application
                .last(Action.SUBMIT)
                .map(entry -> entry.detail().has("note"))
                .orElse(false);
    }
}
