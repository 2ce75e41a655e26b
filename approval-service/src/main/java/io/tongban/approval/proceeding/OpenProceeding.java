package io.tongban.approval.proceeding;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.CaseNumbers;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Particulars.Filing;
import io.tongban.approval.application.Wish;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.organ.Organs;
import io.tongban.approval.organ.Routing;
import io.tongban.approval.proceeding.ProceedingController.OpenRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a proceeding about a permit: by the organ that answers for the grant, or its superior. Who granted it for another
 * (委托) does not answer for it.
 */
@Component
class OpenProceeding {

    record Command(UUID subject, Passport who, @Nullable String key, OpenRequest request) {}

    private final Subjects subjects;
    private final ProceedingItems items;
    private final Casework casework;
    private final Organs organs;
    private final JsonMapper json;

    OpenProceeding(Subjects subjects, ProceedingItems items, Casework casework, Organs organs, JsonMapper json) {
        this.subjects = subjects;
        this.items = items;
        this.casework = casework;
        this.organs = organs;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.subject(), command.who(), Action.INITIATE, command.key(), command.request());
        return subjects.find(command.subject(), command.request().ground(), command.who(), wish.key(), casework.today())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.APPLICATION_NOT_FOUND).exception()))
                .flatMap(subject -> subject.earlier() != null
                        ? Mono.just(wish.key().replay(subject.earlier()))
                        : open(wish, subject, command.request()))
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Refusal.of(ApprovalProblem.PROCEEDING_OPEN).exception());
    }

    private Mono<StoredAnswer> open(Wish wish, Subject subject, OpenRequest request) {
        Ground ground = request.ground().of(subject.kind());
        Item item = items.of(ground);
        String organ = Objects.requireNonNull(wish.who().organ());
        if (!subject.competent()) {
            throw notAnswering(subject);
        }
        boolean untrue = ground.isUntrueCommitment();
        if (untrue && subject.untrue().isEmpty()) {
            throw Refusal.of(ApprovalProblem.COMMITMENT_FALSE_FIRST).exception();
        }
        if (!subject.assigned()) {
            throw Refusal.of(ApprovalProblem.AID_ASSIGNED).exception();
        }
        Routing routing = new Routing(List.of(organ), subject.exercises());
        String number = CaseNumbers.of(casework.today().getYear(), subject.reservedNumber());
        Particulars particulars = Particulars.of(Map.of(
                        "subject", subject.id(),
                        "illustration", subject.illustration(),
                        "subjectNumber", subject.caseNumber(),
                        "subjectItem", subject.itemName(),
                        "subjectClass", subject.itemClass(),
                        "ground", ground,
                        "groundText", ground.text(),
                        "basis", ground.basis(),
                        "explanation", request.explanation()))
                .noting("untrue", untrue ? subject.untrue() : List.of())
                .filed(new Filing(number, item, routing));
        return casework.open(wish, fresh(subject, item, routing), particulars, subject.id(), subject.revision());
    }

    private RuntimeException notAnswering(Subject subject) {
        String answering = organs.get(subject.answering()).name();
        return Refusal.of(
                        ApprovalProblem.NOT_ANSWERING_ORGAN,
                        "该决定由" + answering + "对外负责,由其或者其上级机关立案",
                        "Another organ answers for this permit: " + answering)
                .exception();
    }

    private Application fresh(Subject subject, Item item, Routing routing) {
        return new Application(
                UUID.randomUUID(),
                null,
                subject.owner(),
                subject.principalName(),
                subject.principalType(),
                item,
                null,
                subject.region(),
                routing,
                routing.first(),
                State.DRAFT,
                0,
                0,
                json.createObjectNode(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                casework.now(),
                List.of(),
                List.of(),
                List.of(),
                subject.organActs(),
                Set.of(),
                List.of(),
                0,
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of());
    }
}
