package io.tongban.approval.decision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Windows;
import io.tongban.approval.application.Wish;
import io.tongban.approval.decision.DecisionController.Channel;
import io.tongban.approval.decision.DecisionController.DeliveryRequest;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Delivers the result and closes the case. */
@Component
class DeliverResult {

    record Command(UUID id, Passport who, @Nullable String key, DeliveryRequest request) {}

    private static final Set<String> DECISIONS = Set.of(
            DocumentKind.GRANT.name(),
            DocumentKind.CERTIFICATE.name(),
            DocumentKind.DENIAL.name(),
            DocumentKind.REVOCATION.name(),
            DocumentKind.RECALL.name(),
            DocumentKind.DEREGISTRATION.name(),
            DocumentKind.ANNULMENT.name());

    private final Casework casework;
    private final Documents documents;

    DeliverResult(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.DELIVER, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) ->
                        Mono.fromSupplier(() -> delivered(application, command.request(), facts.today())));
    }

    /** Originals asked for must be here; electronic service needs the recipient's consent, which is part of the form. */
    private Particulars delivered(Application application, DeliveryRequest request, LocalDate today) {
        Channel channel = request.channel();
        List<Fault> missing = application.notHandedIn().stream()
                .map(material -> new Fault(
                        "/materials/" + material.code(),
                        "NOT_HANDED_IN",
                        "尚未交回:" + material.name(),
                        "Not handed in: " + material.name()))
                .toList();
        if (application.state() == State.GRANTED && !missing.isEmpty()) {
            throw Refusal.of(ApprovalProblem.HAND_IN_MISSING, missing).exception();
        }
        boolean consent =
                application.form().path("electronicDelivery").asBoolean(false) && Windows.hasAccount(application);
        if (channel == Channel.ELECTRONIC && !consent) {
            throw Refusal.of(ApprovalProblem.NO_CONSENT_TO_ELECTRONIC).exception();
        }
        Delivery delivery = Delivery.of(request, decidedOn(application, today), today);
        Map<String, Object> detail = new LinkedHashMap<>(delivery.detail());
        detail.put("consent", consent);
        return Particulars.of(detail)
                .issuing(documents.of(
                        DocumentKind.DELIVERY_RECEIPT,
                        Map.of(
                                "delivered", decision(application),
                                "channel", channel.text(),
                                "deliveredOn", ChineseText.day(delivery.on()),
                                "proof", delivery.proof())));
    }

    private static LocalDate decidedOn(Application application, LocalDate today) {
        return application
                .last(Action.GRANT, Action.DENY, Action.RECORD_GRANT, Action.RECORD_DENIAL, Action.EFFECT)
                .map(LogEntry::on)
                .orElse(today);
    }

    /** The decision that is delivered: ours, or the Ministry's as it was recorded. */
    private static String decision(Application application) {
        return Stream.concat(
                        application.issued().stream()
                                .filter(issued -> DECISIONS.contains(issued.kind()))
                                .map(issued -> issued.title() + " " + issued.number()),
                        Stream.of(Action.RECORD_GRANT, Action.RECORD_DENIAL)
                                .flatMap(action -> application.last(action).stream())
                                .map(entry ->
                                        "司法部决定 " + entry.detail().path("number").asString()))
                .collect(Collectors.joining("\n"));
    }
}
