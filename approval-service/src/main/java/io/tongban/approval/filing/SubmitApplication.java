package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.CaseNumbers;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Particulars.Filing;
import io.tongban.approval.application.WindowWork;
import io.tongban.approval.application.Wish;
import io.tongban.approval.item.Items;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Submits on the item version and the delegations in force today: the case gets its number, the clock starts. */
@Component
public class SubmitApplication {

    /**
     * @param seen version of the item that the owner was shown; asked for where the item changed under the draft
     * @param way null: the applicant submits it online
     */
    public record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String body,
            @Nullable Integer seen,
            @Nullable Way way) {

        @Nullable
        Attendance attendance() {
            return way instanceof Paper paper ? paper.attendance() : null;
        }
    }

    /** How it comes in, where the applicant does not send it at this moment. */
    public sealed interface Way permits Paper, ByItself {}

    /**
     * At the window, for who is present.
     *
     * @param originals codes of materials whose originals were seen and given back
     */
    record Paper(Attendance attendance, List<String> originals) implements Way {}

    /** @param wish of the owner's, said before, on which it goes by itself */
    public record ByItself(String wish) implements Way {}

    private static final String FROM_COPY = "事项目录暂不可用,按本系统保存的事项版本办理";

    private final WindowWork work;
    private final Entry entry;
    private final Intake intake;
    private final NewVersion newVersion;

    SubmitApplication(WindowWork work, Entry entry, Intake intake, NewVersion newVersion) {
        this.work = work;
        this.entry = entry;
        this.intake = intake;
        this.newVersion = newVersion;
    }

    public Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.SUBMIT, command.key(), command.body());
        return work.move(wish, command.attendance(), (application, facts) -> {
            checkNothingIsAwaited(application);
            return entry.current(application, facts.today())
                    .map(current -> submitted(application, current, command, facts.today()));
        });
    }

    private Particulars submitted(Application application, Items.Current current, Command command, LocalDate today) {
        newVersion.checkSeen(application, command.seen());
        Routing routing = entry.routing(application, current.item(), today);
        Map<String, Object> detail = new LinkedHashMap<>();
        if (current.fromCopy()) {
            detail.put("note", FROM_COPY);
        }
        List<String> originals = List.of();
        if (command.way() instanceof Paper paper) {
            originals = paper.originals();
            detail.put("channel", "WINDOW");
            detail.put("originals", originals);
        } else if (command.way() instanceof ByItself itself) {
            detail.put("byItself", itself.wish());
        }
        return intake.taken(application, current.item(), today, detail, originals)
                .filed(new Filing(CaseNumbers.of(today.getYear(), entry.number(application)), current.item(), routing));
    }

    /** A draft of a bundle that waits for others does not go before them, whichever way it is asked. */
    private static void checkNothingIsAwaited(Application application) {
        if (!application.waitsFor().isEmpty()) {
            throw Refusal.of(ApprovalProblem.WAITS_FOR_OTHERS)
                    .with("waitsFor", application.waitsFor())
                    .exception();
        }
    }
}
