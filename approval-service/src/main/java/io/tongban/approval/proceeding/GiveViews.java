package io.tongban.approval.proceeding;

import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
import io.tongban.approval.application.Wish;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The holder states views; they are heard as long as nothing is decided. */
@Component
class GiveViews {

    /** @param attendance where the window records it */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            String text,
            @Nullable Attendance attendance) {}

    private final WindowWork work;

    GiveViews(WindowWork work) {
        this.work = work;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                Action.GIVE_VIEWS,
                command.key(),
                WindowWork.asked(command.text(), command.attendance()));
        return work.move(
                wish,
                command.attendance(),
                (application, facts) -> Mono.just(Particulars.of(Map.of("text", command.text()))));
    }
}
