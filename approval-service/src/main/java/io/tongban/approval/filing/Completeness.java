package io.tongban.approval.filing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.FileFaults;
import io.tongban.approval.application.Windows;
import io.tongban.approval.form.Answering;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Forms;
import io.tongban.approval.item.Item;
import io.tongban.approval.scan.ScanState;
import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Everything that is missing or wrong before a submission: form, materials, and the certificate that it names, all at once. */
@Component
class Completeness {

    private final Forms forms;
    private final FormSecrets secrets;
    private final Answering answers;
    private final Certificates certificates;
    private final CommitmentFaults commitments;

    Completeness(
            Forms forms,
            FormSecrets secrets,
            Answering answers,
            Certificates certificates,
            CommitmentFaults commitments) {
        this.forms = forms;
        this.secrets = secrets;
        this.answers = answers;
        this.certificates = certificates;
        this.commitments = commitments;
    }

    List<Fault> faults(Application application, Item item, LocalDate today) {
        List<Fault> faults = form(application, item, today);
        Set<String> given = given(application);
        item.materials().stream()
                .filter(material -> application.mustBeUploaded(material)
                        && !given.contains(material.code())
                        && application.commitment(material.code()).isEmpty())
                .forEach(material -> faults.add(missing(material)));
        faults.addAll(commitments.of(application, item, given));
        return faults;
    }

    /** On site: what is asked of the applicant was given as a file, or its original was seen. */
    List<Fault> faultsOnSite(Application application, Item item, LocalDate today, Collection<String> originals) {
        List<Fault> faults = form(application, item, today);
        Set<String> given = given(application);
        given.addAll(originals);
        item.materials().stream()
                .filter(material -> material.isAsked(application.answers())
                        && material.source().equals("applicant")
                        && !material.group().equals("application-form")
                        && !given.contains(material.code()))
                .forEach(material -> faults.add(missing(material)));
        return faults;
    }

    /** Of the originals that the window has seen: those that the item does not have, or wants for good after the grant. */
    static List<Fault> ofOriginals(Item item, List<String> originals) {
        Set<String> shown = item.materials().stream()
                .filter(material -> !material.isHandedInLater())
                .map(Item.Material::code)
                .collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            if (!shown.contains(originals.get(i))) {
                faults.add(new Fault(
                        "/originals/" + i, "MATERIAL_UNKNOWN", "没有可以核验原件的这一材料", "No material whose original is shown"));
            }
        }
        return faults;
    }

    /** The number that the applicant wrote in the form, in plain. */
    String identityNumber(Application application) {
        return secrets.plain(application.id(), application.form(), application.secrets())
                .path("identityNumber")
                .asString("");
    }

    private static Set<String> given(Application application) {
        return application.currentFiles().stream()
                .map(file -> file.materialCode())
                .collect(Collectors.toSet());
    }

    private static Fault missing(Item.Material material) {
        boolean shared = material.source().equals("shared");
        return new Fault(
                "/materials/" + material.code(),
                "MATERIAL_MISSING",
                (shared ? "共享数据中查无记录,请上传:" : "缺少材料:") + material.name(),
                (shared ? "No shared record, upload it: " : "Missing material: ") + material.name());
    }

    private List<Fault> form(Application application, Item item, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        JsonNode plain = secrets.plain(application.id(), application.form(), application.secrets());
        forms.faults(item, plain, Windows.principal(application), today)
                .forEach(fault -> faults.add(
                        new Fault("/form" + fault.pointer(), fault.code(), fault.detail(), fault.detailEn())));
        answers.faults(item, application.answers(), true).forEach(faults::add);
        answers.contradictions(item, plain, application.answers()).forEach(faults::add);
        faults.addAll(FileFaults.of(application, item, Set.of(ScanState.INFECTED)));
        faults.addAll(certificates.faults(application, item, today));
        return faults;
    }
}
