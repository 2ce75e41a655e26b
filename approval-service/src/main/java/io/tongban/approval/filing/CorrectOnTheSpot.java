package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.Besides;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.WindowWork;
import io.tongban.approval.application.Windows;
import io.tongban.approval.application.Wish;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.form.Forms;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Corrects the fields that the counter has named, and only these; written with the move (许可法第三十二条第一款第(三)项). */
@Component
class CorrectOnTheSpot {

    /** @param attendance where the window records it */
    record Command(
            UUID id,
            Passport who,
            @Nullable String key,
            JsonNode patch,
            @Nullable Attendance attendance) {}

    private final WindowWork work;
    private final Forms forms;
    private final FormSecrets secrets;

    CorrectOnTheSpot(WindowWork work, Forms forms, FormSecrets secrets) {
        this.work = work;
        this.forms = forms;
        this.secrets = secrets;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(
                command.id(),
                command.who(),
                Action.CORRECT_ON_THE_SPOT,
                command.key(),
                WindowWork.asked(command.patch(), command.attendance()));
        return work.move(
                wish,
                command.attendance(),
                (application, facts) -> Mono.fromSupplier(() -> corrected(command, application, facts.today())));
    }

    private Particulars corrected(Command command, Application application, LocalDate today) {
        List<String> sensitive = forms.sensitive(application.item());
        JsonNode patch = FormPatch.withoutMasks(command.patch(), application.form(), sensitive);
        List<String> changed = FormPatch.changed(patch);
        List<Fault> faults = new ArrayList<>(outside(changed, named(application)));
        JsonNode before = secrets.plain(application.id(), application.form(), application.secrets());
        JsonNode form = FormPatch.merge(before, patch);
        if (form.equals(before)) {
            throw Refusal.of(ApprovalProblem.NOTHING_CORRECTED).exception();
        }
        forms.faults(application.item(), form, Windows.principal(application), today)
                .forEach(fault -> faults.add(
                        new Fault("/form" + fault.pointer(), fault.code(), fault.detail(), fault.detailEn())));
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.FORM_FAULTS, faults).exception();
        }
        Split split = secrets.split(application.id(), form, sensitive);
        List<Map<String, Object>> changes = changed.stream()
                .map(pointer -> Map.<String, Object>of(
                        "pointer", pointer,
                        "before", application.form().at(pointer),
                        "after", split.masked().at(pointer)))
                .toList();
        return Particulars.of(Map.of("changes", changes))
                .writing(new Besides(split.secrets(), List.of(), List.of(), split.masked()));
    }

    private static Set<String> named(Application application) {
        return application
                .last(Action.ASK_SPOT_CORRECTION)
                .orElseThrow()
                .detail()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .collect(Collectors.toSet());
    }

    private static List<Fault> outside(List<String> changed, Set<String> named) {
        return changed.stream()
                .filter(pointer -> !named.contains("/form" + pointer))
                .map(pointer ->
                        new Fault("/form" + pointer, "NOT_NAMED", "只能更正窗口指明的内容", "Only what the counter has named"))
                .toList();
    }
}
