package io.tongban.approval.document;

import static io.tongban.approval.document.DocumentKind.Look.DECISION;
import static io.tongban.approval.document.DocumentKind.Look.NOTICE;
import static io.tongban.approval.document.DocumentKind.Look.RECORD;

import io.tongban.approval.lifecycle.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * 文书种类 (process.md section 6). Its name is stable. Each says which act of an organ it belongs to, whether the law
 * wants the remedies told in it, who reads it, and what it must say.
 */
public enum DocumentKind {
    RECEIPT("收", Act.ACCEPT, RECORD, "materials"),
    CORRECTION_RECEIPT("补收", Act.ACCEPT, RECORD, "materials"),
    CORRECTION_NOTICE("补", Act.ACCEPT, NOTICE, "faults", "answerBy"),
    FURTHER_CORRECTION_NOTICE("再补", Act.ACCEPT, NOTICE, "faults", "answerBy"),
    RETURN_NOTICE("退", Act.ACCEPT, NOTICE, "remedy", "answerBy"),
    ACCEPTANCE_NOTICE("受", Act.ACCEPT, NOTICE),
    NON_ACCEPTANCE("不受", Act.ACCEPT, DECISION, "remedy", "reason", "basis", "explanation"),
    WITHDRAWAL_CONFIRMATION("撤申", Act.ACCEPT, NOTICE),
    SPECIAL_PROCEDURE_NOTICE("特", Act.REVIEW, NOTICE, "procedure", "days", "explanation"),
    FURTHER_PROCEDURE_NOTICE("再特", Act.REVIEW, NOTICE, "procedure", "days", "until", "explanation"),
    RESUMPTION_NOTICE("复", Act.REVIEW, NOTICE, "procedure", "result"),
    EXTENSION_NOTICE("延", Act.DECIDE, NOTICE, "days", "reason"),
    JOINT_EXTENSION_NOTICE("联延", Act.DECIDE, NOTICE, "days", "reason", "approval"),
    HEARING_RIGHT_NOTICE("听告", Act.REVIEW, NOTICE, "matter", "requestBy"),
    HEARING_NOTICE("听通", Act.REVIEW, NOTICE, "hearingOn", "place", "chairName"),
    HEARING_RECORD("听录", Act.REVIEW, RECORD, "hearingOn", "place", "chairName", "transcript", "signatures"),
    INTERESTED_NOTICE("利", Act.REVIEW, NOTICE, "party", "matter", "answerBy", "code", "hearing"),
    INSPECTION_RECORD(
            "核", Act.REVIEW, RECORD, "inspectedOn", "place", "officials", "notes", "photos", "signedByApplicant"),
    FORWARDING_LETTER("转", Act.REVIEW, NOTICE, "nextOrgan", "opinion", "materials"),
    REPORT_LETTER("报", Act.DECIDE, NOTICE, "nextOrgan", "opinion", "materials"),
    RECUSAL_DECISION("避", Act.DECIDE, NOTICE, "official", "outcome", "grounds"),
    GRANT("准", Act.DECIDE, DECISION, "remedy"),
    CERTIFICATE("证", Act.DECIDE, Look.CERTIFICATE, "title", "holder", "permits", "shown", "validity", "replaces"),
    DENIAL("不准", Act.DECIDE, DECISION, "remedy", "reason", "basis", "text"),
    TERMINATION_NOTICE("终", Act.DECIDE, NOTICE, "remedy", "reason", "explanation"),
    ASSIGNMENT_NOTICE("指", Act.REVIEW, NOTICE, "institution", "person"),
    COMMITMENT_LETTER("承", Act.ACCEPT, RECORD, "signer", "material", "text", "signedAt", "notice", "seal"),
    COMMITMENT_VIEWS_NOTICE("承陈", Act.REVIEW, NOTICE, "material", "text", "answerBy"),
    RECTIFICATION_ORDER("改", Act.DECIDE, DECISION, "remedy", "material", "text", "rectifyBy"),
    DELIVERY_RECEIPT("送", Act.ACCEPT, RECORD, "delivered", "channel", "deliveredOn", "proof"),
    VIEWS_NOTICE("陈", Act.REVIEW, NOTICE, "matter", "reason", "basis", "text", "answerBy"),
    CLOSURE_NOTICE("结", Act.DECIDE, NOTICE, "matter", "certificate", "reason", "text"),
    REVOCATION("撤销", Act.DECIDE, DECISION, "remedy", "certificate", "reason", "basis", "text", "loss"),
    RECALL("撤回", Act.DECIDE, DECISION, "remedy", "certificate", "reason", "basis", "text", "loss"),
    DEREGISTRATION("注销", Act.DECIDE, DECISION, "remedy", "certificate", "reason", "basis", "text"),
    ANNULMENT("销", Act.DECIDE, DECISION, "remedy", "matter", "certificate", "reason", "basis", "text");

    /** How it is set: decisions under a red head; records as a form. */
    public enum Look {
        DECISION,
        NOTICE,
        RECORD,
        CERTIFICATE
    }

    /** Whose signature it bears, in the words of the table of authority. */
    static final class Act {
        static final String ACCEPT = "accept";
        static final String REVIEW = "review";
        static final String DECIDE = "decide";

        private Act() {}
    }

    /** Papers between organs and to others; the applicant does not see them. */
    private static final Set<DocumentKind> INTERNAL =
            EnumSet.of(FORWARDING_LETTER, REPORT_LETTER, INSPECTION_RECORD, INTERESTED_NOTICE);

    /** Procedures that only the Licensing Act has. */
    private static final Set<DocumentKind> LICENCES_ONLY = EnumSet.of(
            SPECIAL_PROCEDURE_NOTICE,
            FURTHER_PROCEDURE_NOTICE,
            RESUMPTION_NOTICE,
            EXTENSION_NOTICE,
            JOINT_EXTENSION_NOTICE,
            HEARING_RIGHT_NOTICE,
            HEARING_NOTICE,
            HEARING_RECORD,
            INTERESTED_NOTICE,
            REVOCATION,
            RECALL,
            DEREGISTRATION);

    private final String mark;
    private final String act;
    private final Look look;
    private final List<String> says;

    DocumentKind(String mark, String act, Look look, String... says) {
        this.mark = mark;
        this.act = act;
        this.look = look;
        this.says = List.of(says);
    }

    /** Part of its number, after that of the kind of case. */
    public String mark() {
        return mark;
    }

    /** accept, review or decide. */
    public String act() {
        return act;
    }

    public Look look() {
        return look;
    }

    /** Variables that every template of this kind must use; {@code remedy} where the law wants the remedies told. */
    public List<String> says() {
        return says;
    }

    public boolean isInternal() {
        return INTERNAL.contains(this);
    }

    /** Kinds of cases in which it occurs. */
    Set<Kind> cases() {
        if (LICENCES_ONLY.contains(this)) {
            return EnumSet.of(Kind.LICENCE);
        }
        if (this == ASSIGNMENT_NOTICE) {
            return EnumSet.of(Kind.BENEFIT);
        }
        if (this == ANNULMENT) {
            return EnumSet.of(Kind.OTHER_POWER);
        }
        if (this == VIEWS_NOTICE || this == CLOSURE_NOTICE) {
            return EnumSet.of(Kind.LICENCE, Kind.OTHER_POWER);
        }
        // legal aid stays with one organ
        boolean between = this == FORWARDING_LETTER || this == REPORT_LETTER;
        return between ? EnumSet.of(Kind.LICENCE, Kind.OTHER_POWER, Kind.RECORD) : Kind.APPLIED_FOR;
    }
}
