package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Besides;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.CheckTasks;
import io.tongban.approval.application.CommitmentLetters;
import io.tongban.approval.application.Document;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Outcome;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.item.Item;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes in what is complete, against a receipt; of a renewal it notes when the permit expires (许可法第五十条). */
@Component
class Intake {

    private final Completeness completeness;
    private final Certificates certificates;
    private final Documents documents;
    private final CheckTasks tasks;
    private final CommitmentLetters letters;

    Intake(
            Completeness completeness,
            Certificates certificates,
            Documents documents,
            CheckTasks tasks,
            CommitmentLetters letters) {
        this.completeness = completeness;
        this.certificates = certificates;
        this.documents = documents;
        this.tasks = tasks;
        this.letters = letters;
    }

    /**
     * @param detail what the log is to say besides
     * @throws io.tongban.support.problem.RefusedException INCOMPLETE with everything that is missing or wrong
     */
    Particulars taken(Application application, Item item, LocalDate today, Map<String, Object> detail) {
        return taken(application, item, today, detail, List.of());
    }

    /** @param originals codes of materials whose originals were seen at the window and given back */
    Particulars taken(
            Application application, Item item, LocalDate today, Map<String, Object> detail, List<String> originals) {
        List<Fault> faults = completeness.faults(application, item, today);
        faults.addAll(Completeness.ofOriginals(item, originals));
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.INCOMPLETE, faults).exception();
        }
        Particulars taken = Particulars.of(detail).writing(Besides.NOTHING.tasking(tasks.of(application, today)));
        Optional<LocalDate> expiry = certificates.expiry(application, item);
        if (expiry.isPresent()) {
            taken = taken.noting("expiresOn", expiry.get().toString());
        }
        Optional<String> late =
                certificates.late(application, item, application.receivedOn().orElse(today));
        if (late.isPresent()) {
            taken = taken.noting("lateRenewal", late.get());
        }
        for (Function<Outcome, Document> letter : letters.of(application)) {
            taken = taken.issuing(letter);
        }
        String told = late.or(() -> expiry.map(Intake::silence)).orElse("");
        boolean again = application.receivedOn().isPresent();
        return taken.issuing(documents.listing(
                again ? DocumentKind.CORRECTION_RECEIPT : DocumentKind.RECEIPT, Map.of("renewalText", told)));
    }

    private static String silence(LocalDate expiry) {
        return "所持许可的有效期于" + ChineseText.day(expiry) + "届满;本机关届满前未作出是否准予延续的决定的,自次日起视为准予延续" + "(《中华人民共和国行政许可法》第五十条第二款)。";
    }
}
