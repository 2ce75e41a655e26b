package io.tongban.approval.special;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.special.SpecialController.ExtendRequest;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Extends the limit once, by the head of the organ and before it is over; the applicant is told why (许可法第四十二条). */
@Component
class ExtendApplication {

    record Command(UUID id, Passport who, @Nullable String key, ExtendRequest request) {}

    private final Casework casework;
    private final Documents documents;

    ExtendApplication(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.EXTEND, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), facts)));
    }

    private Particulars particulars(ExtendRequest request, Facts facts) {
        checkDays(request.days(), facts.terms().longestExtension());
        return Particulars.of(Map.of("extendedBy", request.days(), "reason", request.reason()))
                .telling("days", String.valueOf(request.days()))
                .telling("reason", request.reason())
                .issuing(documents.of(
                        DocumentKind.EXTENSION_NOTICE,
                        Map.of("days", String.valueOf(request.days()), "reason", request.reason())));
    }

    private static void checkDays(int days, int most) {
        if (days > most) {
            Fault fault =
                    new Fault("/days", "OUT_OF_RANGE", "延长不得超过" + most + "个工作日", "At most " + most + " working days");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
    }
}
