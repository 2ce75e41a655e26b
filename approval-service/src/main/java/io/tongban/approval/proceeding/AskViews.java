package io.tongban.approval.proceeding;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the holder of a permit what is held against it, and until when views may be stated (许可法第七条). */
@Component
class AskViews {

    record Command(UUID id, Passport who, @Nullable String key, LocalDate answerBy) {}

    /** [A]: as long as for asking for a hearing. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 60;

    private final Casework casework;
    private final Documents documents;

    AskViews(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.ASK_VIEWS, command.key(), command.answerBy());
        return casework.move(
                wish,
                (application, facts) ->
                        Mono.fromSupplier(() -> particulars(application, command.answerBy(), facts.today())));
    }

    private Particulars particulars(Application application, LocalDate answerBy, LocalDate today) {
        if (answerBy.isBefore(today.plusDays(SHORTEST)) || answerBy.isAfter(today.plusDays(LONGEST))) {
            String text = "陈述、申辩期限应当在" + today.plusDays(SHORTEST) + "至" + today.plusDays(LONGEST) + "之间";
            Fault fault =
                    new Fault("/answerBy", "OUT_OF_RANGE", text, SHORTEST + " to " + LONGEST + " days from today");
            throw Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
        }
        Opened opened = Opened.of(application);
        return Particulars.of(Map.of("answerBy", answerBy.toString()))
                .telling("answerBy", answerBy.toString())
                .telling("reason", opened.ground().text())
                .issuing(documents.of(
                        DocumentKind.VIEWS_NOTICE,
                        Map.of(
                                "itemName", opened.item(),
                                "matter", opened.ground().outcome(),
                                "reason", opened.ground().text(),
                                "basis", opened.ground().basis(),
                                "text", opened.explanation(),
                                "answerBy", ChineseText.day(answerBy))));
    }
}
