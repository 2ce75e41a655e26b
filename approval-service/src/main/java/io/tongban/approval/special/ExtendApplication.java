package io.tongban.approval.special;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.organ.Organs;
import io.tongban.approval.special.SpecialController.Approval;
import io.tongban.approval.special.SpecialController.ExtendRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Extends the limit once and before it is over; the applicant is told why (许可法第四十二条). By ten working days the head of
 * the organ does; by fifteen, where several organs handle the case jointly, the people's government of that level.
 */
@Component
class ExtendApplication {

    record Command(UUID id, Passport who, @Nullable String key, ExtendRequest request) {}

    private final Casework casework;
    private final Documents documents;
    private final Organs organs;

    ExtendApplication(Casework casework, Documents documents, Organs organs) {
        this.casework = casework;
        this.documents = documents;
        this.organs = organs;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.EXTEND, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), application, facts)));
    }

    private Particulars particulars(ExtendRequest request, Application application, Facts facts) {
        check(request, facts);
        Particulars extended = Particulars.of(Map.of("extendedBy", request.days(), "reason", request.reason()))
                .telling("days", String.valueOf(request.days()))
                .telling("reason", request.reason());
        return facts.terms().joint()
                ? byGovernment(extended, request, application)
                : extended.issuing(documents.of(
                        DocumentKind.EXTENSION_NOTICE,
                        Map.of("days", String.valueOf(request.days()), "reason", request.reason())));
    }

    private Particulars byGovernment(Particulars extended, ExtendRequest request, Application application) {
        Approval approval = Objects.requireNonNull(request.approval());
        String government = organs.get(application.holder()).government();
        return extended.noting(
                        "approval",
                        Map.of(
                                "government", government,
                                "number", approval.number(),
                                "on", approval.on().toString(),
                                "by", approval.by()))
                .issuing(documents.of(
                        DocumentKind.JOINT_EXTENSION_NOTICE,
                        Map.of(
                                "days", String.valueOf(request.days()),
                                "reason", request.reason(),
                                "approval",
                                        government + "负责人" + approval.by() + "批准（" + approval.number() + "，"
                                                + ChineseText.day(approval.on()) + "）")));
    }

    private static void check(ExtendRequest request, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        int most = facts.terms().longestExtension();
        if (request.days() > most) {
            faults.add(
                    new Fault("/days", "OUT_OF_RANGE", "延长不得超过" + most + "个工作日", "At most " + most + " working days"));
        }
        Approval approval = request.approval();
        if (facts.terms().joint() && approval == null) {
            faults.add(new Fault(
                    "/approval",
                    "REQUIRED",
                    "联合办理的,须经本级人民政府负责人批准",
                    "Joint handling: approved by the people's government"));
        }
        if (!facts.terms().joint() && approval != null) {
            faults.add(new Fault(
                    "/approval",
                    "NOT_ALLOWED",
                    "本案不是联合办理,由本机关负责人批准",
                    "Not handled jointly: the organ's head approves"));
        }
        LocalDate accepted = facts.deadlines().acceptedOn();
        boolean dated = approval == null
                || !approval.on().isAfter(facts.today())
                        && (accepted == null || !approval.on().isBefore(accepted));
        if (!dated) {
            faults.add(new Fault("/approval/on", "OUT_OF_RANGE", "批准日期应当在受理之日至今天之间", "Between acceptance and today"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }
}
