package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.CaseNumbers;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Particulars.Filing;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.filing.OnSiteController.ReceiptRequest;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.UnifiedAcceptances;
import io.tongban.approval.item.UnifiedAcceptances.Batch;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Trigger;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Receives an application at the window: the applicant is present, the identity document and the originals are seen.
 * Where a batch is announced (R-27b), within its window; the announced day is fixed for the case, its clock starts there.
 */
@Component
class ReceiveOnSite {

    record Command(UUID id, Passport who, @Nullable String key, ReceiptRequest request) {}

    private final Casework casework;
    private final Documents documents;
    private final Entry entry;
    private final Completeness completeness;
    private final UnifiedAcceptances unified;

    ReceiveOnSite(
            Casework casework,
            Documents documents,
            Entry entry,
            Completeness completeness,
            UnifiedAcceptances unified) {
        this.casework = casework;
        this.documents = documents;
        this.entry = entry;
        this.completeness = completeness;
        this.unified = unified;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.RECEIVE_ON_SITE, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> entry.current(application, facts.today())
                        .flatMap(current -> batch(application, current.item(), facts.today())
                                .map(batch -> received(command, application, current.item(), batch, facts.today()))));
    }

    /** The batch whose window is open today; none where the item's clock does not start on an announced day. */
    private Mono<Optional<Batch>> batch(Application application, Item item, LocalDate today) {
        return item.terms().from() == Trigger.ANNOUNCED
                ? unified.onSiteOn(item.code(), application.region(), today)
                        .map(Optional::of)
                        .switchIfEmpty(Mono.error(
                                () -> Refusal.of(ApprovalProblem.ON_SITE_CLOSED).exception()))
                : Mono.just(Optional.empty());
    }

    private Particulars received(
            Command command, Application application, Item item, Optional<Batch> batch, LocalDate today) {
        ReceiptRequest request = command.request();
        List<Fault> faults = completeness.faultsOnSite(application, item, today, request.originals());
        if (!request.present()) {
            faults.add(new Fault("/present", "NOT_PRESENT", "依法须由申请人本人到现场提交,不得委托", "The applicant in person"));
        }
        if (!request.identityNumber().equalsIgnoreCase(completeness.identityNumber(application))) {
            faults.add(
                    new Fault("/identityNumber", "IDENTITY_DIFFERS", "证件号码与申请表不一致", "Another number than in the form"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.INCOMPLETE, faults).exception();
        }
        Routing routing = entry.routing(application, item, today);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("present", true);
        detail.put("identityType", request.identityType());
        detail.put("originals", request.originals());
        batch.ifPresent(announced -> {
            detail.put("batch", announced.batch());
            detail.put("announcedOn", announced.acceptedOn().toString());
            detail.put("source", announced.source());
        });
        return Particulars.of(detail)
                .filed(new Filing(CaseNumbers.of(today.getYear(), entry.number(application)), item, routing))
                .issuing(documents.listing(DocumentKind.RECEIPT, Map.of()));
    }
}
