package io.tongban.approval.commitment;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.Documents;
import io.tongban.approval.commitment.CommitmentSteps.Step;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the applicant what was found and until when views may be stated, before anything is decided on it. */
@Component
class AskCommitmentViews {

    /** Natural days [A]: as of a proceeding about a permit. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 60;

    private final CommitmentWork work;
    private final Casework casework;
    private final Documents documents;

    AskCommitmentViews(CommitmentWork work, Casework casework, Documents documents) {
        this.work = work;
        this.casework = casework;
        this.documents = documents;
    }

    /** @param text what was found, and what is intended */
    Mono<StoredAnswer> handle(CommitmentWork.Command command, LocalDate answerBy, String text) {
        return work.step(command, "review", (application, commitment) -> {
            CommitmentWork.checkState(commitment, Standing.FALSE);
            within("/answerBy", answerBy, casework.today());
            return Step.of(
                            application,
                            commitment,
                            "ASK_VIEWS",
                            Standing.VIEWS_ASKED,
                            Map.of("answerBy", answerBy.toString(), "text", text))
                    .viewsBy(answerBy)
                    .issuing(documents.of(
                            DocumentKind.COMMITMENT_VIEWS_NOTICE,
                            Map.of(
                                    "material", OwnWords.material(application, commitment),
                                    "text", ChineseText.withoutStop(text),
                                    "answerBy", ChineseText.day(answerBy))))
                    .telling(
                            "commitment-views-asked",
                            Map.of(
                                    "answerBy", answerBy.toString(),
                                    "reason", text,
                                    "material", OwnWords.material(application, commitment)));
        });
    }

    static void within(String pointer, LocalDate day, LocalDate today) {
        if (day.isBefore(today.plusDays(SHORTEST)) || day.isAfter(today.plusDays(LONGEST))) {
            String text = "期限应当在" + today.plusDays(SHORTEST) + "至" + today.plusDays(LONGEST) + "之间";
            Fault fault = new Fault(pointer, "OUT_OF_RANGE", text, SHORTEST + " to " + LONGEST + " days from today");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
    }
}
