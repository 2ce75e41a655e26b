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
import io.tongban.approval.item.Items;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Submits on the item version and the delegations in force today: the case gets its number, the clock starts. */
@Component
class SubmitApplication {

    record Command(UUID id, Passport who, @Nullable String key, String body) {}

    private static final String FROM_COPY = "事项目录暂不可用,按本系统保存的事项版本办理";

    private final Casework casework;
    private final Documents documents;
    private final Entry entry;
    private final Completeness completeness;

    SubmitApplication(Casework casework, Documents documents, Entry entry, Completeness completeness) {
        this.casework = casework;
        this.documents = documents;
        this.entry = entry;
        this.completeness = completeness;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.SUBMIT, command.key(), command.body());
        return casework.move(
                wish,
                (application, facts) -> entry.current(application, facts.today())
                        .map(current -> submitted(application, current, command.who(), facts.today())));
    }

    private Particulars submitted(Application application, Items.Current current, Passport who, LocalDate today) {
        List<Fault> faults = completeness.faults(application, current.item(), who, today);
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.INCOMPLETE, faults).exception();
        }
        Routing routing = entry.routing(application, current.item(), today);
        Map<String, Object> detail = current.fromCopy() ? Map.of("note", FROM_COPY) : Map.of();
        return Particulars.of(detail)
                .filed(new Filing(CaseNumbers.of(today.getYear(), entry.number(application)), current.item(), routing))
                .issuing(documents.listing(DocumentKind.RECEIPT, Map.of()));
    }
}
