package io.tongban.approval.filing;

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
     * @param paper where the window files it for who is present
     */
    public record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String body,
            @Nullable Integer seen,
            @Nullable Paper paper) {

        /** By the applicant, online. */
        public Command(UUID id, Passport who, @Nullable String key, String body, @Nullable Integer seen) {
            this(id, who, key, body, seen, null);
        }

        @Nullable
        Attendance attendance() {
            return paper == null ? null : paper.attendance();
        }
    }

    /** @param originals codes of materials whose originals were seen and given back */
    record Paper(Attendance attendance, List<String> originals) {}

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
        return work.move(
                wish,
                command.attendance(),
                (application, facts) -> entry.current(application, facts.today())
                        .map(current -> submitted(application, current, command, facts.today())));
    }

    private Particulars submitted(Application application, Items.Current current, Command command, LocalDate today) {
        newVersion.checkSeen(application, command.seen());
        Routing routing = entry.routing(application, current.item(), today);
        Map<String, Object> detail = new LinkedHashMap<>();
        if (current.fromCopy()) {
            detail.put("note", FROM_COPY);
        }
        Paper paper = command.paper();
        List<String> originals = paper == null ? List.of() : paper.originals();
        if (paper != null) {
            detail.put("channel", "WINDOW");
            detail.put("originals", originals);
        }
        return intake.taken(application, current.item(), today, detail, originals)
                .filed(new Filing(CaseNumbers.of(today.getYear(), entry.number(application)), current.item(), routing));
    }
}
