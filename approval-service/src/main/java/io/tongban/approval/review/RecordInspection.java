package io.tongban.approval.review;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.People;
import io.tongban.approval.application.Wish;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.review.InquiryController.InspectRequest;
import io.tongban.approval.review.InquiryController.Photo;
import io.tongban.approval.review.InquiryController.SignedBy;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records who looked at what on site: two or more officials; the clock goes on. */
@Component
class RecordInspection {

    record Command(UUID id, Passport who, @Nullable String key, InspectRequest request) {}

    private final Casework casework;
    private final Documents documents;

    RecordInspection(Casework casework, Documents documents) {
        this.casework = casework;
        this.documents = documents;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.INSPECT, command.key(), command.request());
        return casework.move(
                wish, (application, facts) -> Mono.fromSupplier(() -> particulars(command, application, facts)));
    }

    private Particulars particulars(Command command, Application application, Facts facts) {
        InspectRequest request = command.request();
        List<String> inspectors = request.officials().stream()
                .map(one -> People.person(command.who(), one.account()))
                .toList();
        List<Fault> faults = new ArrayList<>(time(request, facts));
        faults.addAll(officials(command.who(), inspectors, application, facts));
        String remark = request.applicant().remark();
        if (!request.applicant().signed() && (remark == null || remark.isBlank())) {
            faults.add(new Fault("/applicant/remark", "REQUIRED", "未签名的,应当注明原因", "Say why it was not signed"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        return inspected(request, inspectors);
    }

    private Particulars inspected(InspectRequest request, List<String> inspectors) {
        String time = request.from() + "至" + request.until();
        return Particulars.of(Map.of(
                        "inspectedOn", request.on().toString(),
                        "time", time,
                        "place", request.place(),
                        "officials", request.officials(),
                        "inspectors", inspectors,
                        "notes", request.notes(),
                        "photos", request.photos(),
                        "applicant", request.applicant()))
                .issuing(documents.of(
                        DocumentKind.INSPECTION_RECORD,
                        Map.of(
                                "inspectedOn", ChineseText.day(request.on()) + time,
                                "place", request.place(),
                                "officials",
                                        request.officials().stream()
                                                .map(one -> one.name() + "（" + one.account() + "）")
                                                .collect(Collectors.joining("、")),
                                "notes", request.notes(),
                                "photos", photos(request.photos()),
                                "signedByApplicant", signature(request.applicant()))));
    }

    private static List<Fault> time(InspectRequest request, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        if (request.on().isAfter(facts.today()) || request.on().isBefore(facts.receivedOn())) {
            faults.add(new Fault("/on", "OUT_OF_RANGE", "核查日期应当在收到申请之日至今天之间", "Between receipt and today"));
        }
        if (!request.until().isAfter(request.from())) {
            faults.add(new Fault("/until", "OUT_OF_RANGE", "结束时间应当晚于开始时间", "After it began"));
        }
        return faults;
    }

    /** Two or more, none of whom handled intake, chairs the hearing or stands aside. */
    private static List<Fault> officials(Passport who, List<String> inspectors, Application application, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        if (inspectors.stream().distinct().count() < 2) {
            faults.add(
                    new Fault("/officials", "TWO_OFFICIALS", "现场核查应当由两名以上工作人员进行", "Two or more different officials"));
        }
        for (int i = 0; i < inspectors.size(); i++) {
            String pointer = "/officials/" + i + "/account";
            String person = inspectors.get(i);
            if (facts.persons().acceptedBy().contains(person)) {
                faults.add(
                        new Fault(pointer, "INTAKE_PERSON", "受理人员不得审查同一案件", "Who accepted the case may not review it"));
            }
            if (facts.persons().chairs().contains(person)) {
                faults.add(new Fault(pointer, "HEARING_CHAIR", "听证主持人不得审查同一申请", "The chair may not review the case"));
            }
            faults.addAll(People.faults(application, facts, who, person, pointer));
        }
        return faults;
    }

    private static String photos(List<Photo> photos) {
        return photos.stream().map(photo -> photo.what() + " " + photo.sm3()).collect(Collectors.joining("\n"));
    }

    private static String signature(SignedBy applicant) {
        return applicant.signed() ? applicant.name() : applicant.name() + "(未签名:" + applicant.remark() + ")";
    }
}
