package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.ApplicationView;
import io.tongban.approval.application.Applications;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Prefilled;
import io.tongban.approval.application.Views;
import io.tongban.approval.application.Windows;
import io.tongban.approval.form.Answering;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.form.Forms;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Merges a patch into the form: only the shape is checked here, completeness comes with submission. */
@Component
class EditForm {

    /** @param answers replaces all answers; null leaves them as they are */
    record Command(
            UUID id,
            Passport who,
            @Nullable String revision,
            JsonNode patch,
            @Nullable Map<String, List<String>> answers) {}

    private final Applications applications;
    private final Casework casework;
    private final Forms forms;
    private final FormSecrets secrets;
    private final Answering answering;
    private final Views views;

    EditForm(
            Applications applications,
            Casework casework,
            Forms forms,
            FormSecrets secrets,
            Answering answering,
            Views views) {
        this.applications = applications;
        this.casework = casework;
        this.forms = forms;
        this.secrets = secrets;
        this.answering = answering;
        this.views = views;
    }

    Mono<ApplicationView> handle(Command command) {
        return casework.find(command.id(), command.who()).flatMap(application -> {
            check(command.who(), application);
            int revision = revision(command.revision(), application);
            Map<String, List<String>> given = command.answers() == null ? application.answers() : command.answers();
            JsonNode before = secrets.plain(application.id(), application.form(), application.secrets());
            JsonNode after = checked(command, application, before, given);
            Split form = secrets.split(application.id(), after, forms.sensitive(application.item()));
            List<Prefilled> left = Prefilled.untouched(application.prefilled(), before, after);
            return Detached.from(applications.saveForm(command.id(), revision, form, given, left))
                    .flatMap(saved -> saved
                            ? Mono.just(views.of(
                                    application.withForm(form.masked(), form.secrets(), given, left),
                                    command.who(),
                                    false))
                            : Mono.error(() -> Refusal.of(ApprovalProblem.CHANGED_MEANWHILE)
                                    .exception()));
        });
    }

    /** An official fills in only what was begun at the window or offered to it, with the applicant present. */
    private static void check(Passport who, Application application) {
        if (who.kind() == Passport.Kind.OFFICIAL && !Windows.mayFillIn(application, who)) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
    }

    private static int revision(@Nullable String ifMatch, Application application) {
        if (ifMatch == null) {
            throw Refusal.of(ApprovalProblem.IF_MATCH_MISSING).exception();
        }
        if (application.state() != State.DRAFT && application.state() != State.CORRECTING) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
        if (!ifMatch.replace("\"", "").equals(String.valueOf(application.revision()))) {
            throw Refusal.of(ApprovalProblem.CHANGED_MEANWHILE)
                    .with("revision", application.revision())
                    .exception();
        }
        return application.revision();
    }

    private JsonNode checked(
            Command command, Application application, JsonNode before, Map<String, List<String>> given) {
        List<String> sensitive = forms.sensitive(application.item());
        JsonNode patch = FormPatch.withoutMasks(command.patch(), application.form(), sensitive);
        JsonNode form = FormPatch.merge(before, patch);
        List<Fault> faults = new ArrayList<>(
                forms.shapeFaults(application.item(), form, Windows.principal(application), casework.today()));
        faults.addAll(answering.faults(application.item(), given, false));
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.FORM_FAULTS, faults).exception();
        }
        return form;
    }
}
