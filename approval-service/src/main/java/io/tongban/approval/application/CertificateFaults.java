package io.tongban.approval.application;

import io.tongban.approval.certificate.Standing;
import io.tongban.approval.certificate.Standing.Told;
import io.tongban.approval.form.FieldText;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Item.Result;
import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether a certificate of ours may be changed, renewed or ended by an application that names it. */
final class CertificateFaults {

    private static final String FORM = "/form/particulars/";

    private CertificateFaults() {}

    static List<Fault> of(Application application, Item item, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        List<Result> acting =
                item.due(application.answers()).stream().filter(Result::acts).toList();
        Item.ActsOn actsOn = item.actsOn();
        if (acting.size() > 1) {
            faults.add(new Fault(
                    "/answers",
                    "RESULTS_CONTRADICT",
                    "不能在一次申请中同时办理:" + names(acting),
                    "These cannot be had by one application"));
        } else if (!acting.isEmpty() && actsOn != null) {
            Result result = acting.get(0);
            application.concerned().stream()
                    .filter(concerned -> concerned.depth() == 0)
                    .findFirst()
                    .ifPresent(concerned -> number(concerned, result, actsOn, today)
                            .ifPresentOrElse(faults::add, () -> expiry(concerned, application, actsOn, faults)));
        }
        return faults;
    }

    private static String names(List<Result> results) {
        return String.join("、", results.stream().map(Result::name).toList());
    }

    /** Of somebody else's certificate nothing more is told. */
    private static Optional<Fault> number(Concerned concerned, Result result, Item.ActsOn actsOn, LocalDate today) {
        Standing standing = concerned.standing();
        String pointer = FORM + actsOn.field();
        if (!concerned.own()) {
            return Optional.of(
                    new Fault(pointer, "CERTIFICATE_NOT_YOURS", "该编号的证照不是您(单位)的", "This certificate is not yours"));
        }
        if (!Objects.equals(standing.type(), result.actsOnType())) {
            return Optional.of(new Fault(
                    pointer,
                    "CERTIFICATE_OF_OTHER_TYPE",
                    "该编号是“" + standing.result() + "”的编号,本事项不适用",
                    "This item is not for that kind of certificate"));
        }
        return unfit(standing, result, today)
                .map(why -> new Fault(pointer, "CERTIFICATE_UNFIT", why, "The certificate is not in a fit state"));
    }

    private static void expiry(Concerned concerned, Application application, Item.ActsOn actsOn, List<Fault> faults) {
        String field = actsOn.expires();
        LocalDate until = concerned.standing().validUntil();
        if (field != null && until != null) {
            FieldText.value(application.form(), field)
                    .filter(stated -> !stated.equals(until.toString()))
                    .ifPresent(stated -> faults.add(new Fault(
                            FORM + field,
                            "EXPIRY_DIFFERS",
                            "与证照上的有效期届满日(" + until + ")不一致",
                            "Not the last day of the certificate: " + until)));
        }
    }

    /** Why the certificate cannot be acted upon any more, in Chinese; empty where it can. */
    static Optional<String> unfit(Standing standing, Result result, LocalDate today) {
        Told told = standing.on(today);
        boolean ends = result.does("ends");
        if (standing.isRenewed()) {
            return Optional.of("证照 " + standing.number() + " 已准予延续,请填写延续后的编号" + standing.renewedNumber());
        }
        if (result.does("renews") && standing.validUntil() == null) {
            return Optional.of("证照 " + standing.number() + " 没有有效期届满日,不需要延续");
        }
        return standing.status().stands() && (ends || told.status().stands())
                ? Optional.empty()
                : Optional.of("证照 " + standing.number() + " 已于" + told.on() + standing.words(told));
    }
}
