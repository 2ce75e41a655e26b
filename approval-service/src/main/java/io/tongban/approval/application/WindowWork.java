package io.tongban.approval.application;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Attendance.Agent;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Identifiers;
import io.tongban.support.crypto.Masks;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A step of the applicant, by themselves or recorded at the window for who is present there. */
@Component
public class WindowWork {

    private static final String CHINESE_CARD = "111";
    private static final String POWER_OF_ATTORNEY = "POA";

    private final Casework casework;
    private final FormSecrets secrets;

    WindowWork(Casework casework, FormSecrets secrets) {
        this.casework = casework;
        this.secrets = secrets;
    }

    /** What is asked, with who stood there: the same key with another is another request. */
    public static Object asked(Object body, @Nullable Attendance attendance) {
        return attendance == null ? body : body + " " + attendance;
    }

    /** @param attendance null where the applicant does it under their own login */
    public Mono<StoredAnswer> move(Wish wish, @Nullable Attendance attendance, Casework.Step step) {
        return attendance == null
                ? casework.move(wish, step)
                : casework.move(
                        wish,
                        (application, facts) -> checked(
                                        step.particulars(application, facts),
                                        faults(application, attendance, facts.today()))
                                .map(given -> given.noting("attendance", seen(attendance))));
    }

    /** All that is wrong at once, with what the step itself finds. */
    private static Mono<Particulars> checked(Mono<Particulars> step, List<Fault> faults) {
        return step.onErrorMap(RefusedException.class, refused -> with(refused, faults))
                .flatMap(given -> faults.isEmpty()
                        ? Mono.just(given)
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.INCOMPLETE, faults).exception()));
    }

    private static RefusedException with(RefusedException refused, List<Fault> more) {
        Refusal refusal = refused.refusal();
        if (refusal.problem() != ApprovalProblem.INCOMPLETE) {
            return refused;
        }
        List<Fault> all = new ArrayList<>(refusal.faults());
        all.addAll(more);
        return Refusal.of(ApprovalProblem.INCOMPLETE, all).exception();
    }

    private List<Fault> faults(Application application, Attendance attendance, LocalDate today) {
        JsonNode form = secrets.plain(application.id(), application.form(), application.secrets());
        JsonNode person = application.principalType().equals("organisation") ? form.path("operator") : form;
        List<Fault> faults = new ArrayList<>();
        if (!attendance
                        .identityNumber()
                        .equalsIgnoreCase(person.path("identityNumber").asString(""))
                || !attendance.identityType().equals(person.path("identityType").asString(""))) {
            faults.add(new Fault(
                    "/attendance/identityNumber",
                    "IDENTITY_DIFFERS",
                    "证件与申请表不一致",
                    "Another document than in the form"));
        }
        Agent agent = attendance.agent();
        if (agent != null) {
            faults.addAll(faults(application, agent, today));
        }
        return faults;
    }

    /** Where the law wants the applicant in person, nobody comes for them. */
    private static List<Fault> faults(Application application, Agent agent, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (!application.item().online()) {
            faults.add(new Fault("/attendance/agent", "NOT_PRESENT", "依法须由申请人本人到场,不得委托", "The applicant in person"));
        }
        if (!agent.authorised()) {
            faults.add(new Fault(
                    "/attendance/agent/authorised",
                    "REQUIRED",
                    "应当核验授权委托书",
                    "The letter of authorisation is to be seen"));
        }
        if (agent.until().isBefore(today)) {
            faults.add(new Fault("/attendance/agent/until", "OVER", "授权期限已过", "The authorisation is over"));
        }
        if (agent.identityType().equals(CHINESE_CARD)
                && Identifiers.identityCard(agent.identityNumber(), today) != Identifiers.Verdict.OK) {
            faults.add(new Fault(
                    "/attendance/agent/identityNumber", "CHECK_DIGIT", "代理人的证件号码不正确", "The agent's number is wrong"));
        }
        boolean asks = application.item().materials().stream()
                .anyMatch(material -> material.code().equals(POWER_OF_ATTORNEY));
        boolean given = application.currentFiles().stream()
                .anyMatch(file -> file.materialCode().equals(POWER_OF_ATTORNEY));
        if (asks && !given) {
            faults.add(new Fault(
                    "/materials/" + POWER_OF_ATTORNEY, "MATERIAL_MISSING", "缺少材料:授权委托书", "Missing material: 授权委托书"));
        }
        return faults;
    }

    /** As the log keeps it: of whom, and no number in plain. */
    private static Map<String, Object> seen(Attendance attendance) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("identityType", attendance.identityType());
        Agent agent = attendance.agent();
        if (agent != null) {
            seen.put(
                    "agent",
                    Map.of(
                            "name", agent.name(),
                            "identityType", agent.identityType(),
                            "identityNumber", Masks.identityNumber(agent.identityNumber()),
                            "scope", agent.scope(),
                            "until", agent.until().toString()));
        }
        return seen;
    }
}
