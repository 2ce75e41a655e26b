package io.tongban.approval.interested;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.InterestedParty;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.interested.InterestedController.HearingWish;
import io.tongban.approval.interested.InterestedController.InterestedViews;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Course;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Views of an interested party: by themselves, or taken down at the counter. They are heard as long as nothing is decided;
 * a hearing may be asked for within five working days, and stops the clock as the applicant's request does.
 */
@Component
class HearInterested {

    /** @param id of the case */
    record Command(
            UUID id, UUID party, Passport who, @Nullable String key, Action action, InterestedViews views) {}

    private final Casework casework;

    HearInterested(Casework casework) {
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        String body = command.party() + " " + command.views();
        Wish wish = Wish.of(command.id(), command.who(), command.action(), command.key(), body);
        return casework.move(wish, (application, facts) -> Mono.fromSupplier(() -> heard(command, application, facts)));
    }

    private static Particulars heard(Command command, Application application, Facts facts) {
        InterestedParty party = application.interested().stream()
                .filter(one -> one.id().equals(command.party()))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(ApprovalProblem.INTEREST_NOT_FOUND).exception());
        HearingWish hearing = command.views().hearing();
        boolean asks = hearing == HearingWish.ASKED;
        if (asks && !party.told(application.log()).isHearingOpenOn(facts.today())) {
            Fault fault = new Fault("/hearing", "NOT_OPEN", "未告知听证权利,或者五个工作日已满", "No right to a hearing is open");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("party", party.id());
        detail.put("text", command.views().text());
        detail.put("hearing", hearing == null ? "" : hearing);
        detail.put("stopsClock", asks && !isAsked(facts.course()));
        return Particulars.of(detail).telling("outcome", asks ? "已陈述意见,并要求听证" : "已陈述意见");
    }

    /** A hearing that was asked for, and not given up, is held once for all. */
    private static boolean isAsked(Course course) {
        return course.hearingRequested() && !course.hearingWaived();
    }
}
