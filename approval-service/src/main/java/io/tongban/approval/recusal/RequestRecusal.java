package io.tongban.approval.recusal;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.recusal.RecusalController.RecusalRequest;
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

/**
 * The applicant asks that an official stand aside: known by name, as from a notice of a hearing, or by a step of the time
 * line, whose person the applicant is not told. Until it is decided that official takes no step.
 */
@Component
class RequestRecusal {

    /** @param attendance where the window records it */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            RecusalRequest request,
            @Nullable Attendance attendance) {}

    private final WindowWork work;

    RequestRecusal(WindowWork work) {
        this.work = work;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                Action.REQUEST_RECUSAL,
                command.key(),
                WindowWork.asked(command.request(), command.attendance()));
        return work.move(
                wish,
                command.attendance(),
                (application, facts) -> Mono.fromSupplier(() -> particulars(command.request(), application)));
    }

    private static Particulars particulars(RecusalRequest request, Application application) {
        Long step = request.step();
        String given = request.official();
        String name = given == null ? "" : given.strip();
        boolean official = step != null
                && application.log().stream().anyMatch(entry -> entry.seq() == step && entry.organ() != null);
        if (step != null ? !official : name.isEmpty()) {
            String pointer = step != null ? "/step" : "/official";
            Fault fault = new Fault(
                    pointer,
                    "NOT_AN_OFFICIAL",
                    "请写明工作人员姓名,或者其办理的步骤",
                    "Name the official, or a step that an official took");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        Map<String, Object> detail = step == null
                ? Map.of("official", name, "reason", request.reason())
                : Map.of("official", name, "step", step, "reason", request.reason());
        return Particulars.of(detail).telling("reason", request.reason());
    }
}
