package io.tongban.approval.share;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Secret;
import io.tongban.approval.share.SharedRecords.Subject;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Of whom another office is asked, as the form of the case names them; fails with SHARED_NEEDS_NUMBER. */
@Component
class SharedSubjects {

    private static final String OPERATOR = "/operator/identityNumber";

    private final FormSecrets secrets;

    SharedSubjects(FormSecrets secrets) {
        this.secrets = secrets;
    }

    /** Of an organisation by its code, of a person by the number in the form. */
    Subject applicant(UUID application, String owner, String type, String name, JsonNode form, List<Secret> sealed) {
        return type.equals("organisation")
                ? subject(type, name, owner.substring(owner.indexOf(':') + 1))
                : subject(type, name, number(application, form, sealed, "/identityNumber"));
    }

    Subject operator(UUID application, JsonNode form, List<Secret> sealed) {
        return subject("person", form.at("/operator/name").asString(""), number(application, form, sealed, OPERATOR));
    }

    /** By which it is known later that the form still names the operator who agreed. */
    static @Nullable String digest(List<Secret> sealed) {
        return sealed.stream()
                .filter(one -> one.pointer().equals(OPERATOR))
                .map(Secret::lookup)
                .findFirst()
                .orElse(null);
    }

    private String number(UUID application, JsonNode form, List<Secret> sealed, String pointer) {
        return secrets.plain(application, form, sealed).at(pointer).asString("");
    }

    private static Subject subject(String type, String name, String number) {
        if (number.isBlank()) {
            throw Refusal.of(ApprovalProblem.SHARED_NEEDS_NUMBER).exception();
        }
        return new Subject(type, name, number);
    }
}
