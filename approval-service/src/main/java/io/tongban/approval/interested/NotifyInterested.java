package io.tongban.approval.interested;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Besides;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.InterestedParty;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.Wish;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Count;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.interested.InterestedController.NotifyRequest;
import io.tongban.approval.interested.InterestedController.PartyType;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells somebody whose major interests a case concerns, and until when they may be heard (许可法第三十六条、第四十七条). */
@Component
class NotifyInterested {

    record Command(UUID id, Passport who, @Nullable String key, NotifyRequest request) {}

    /** [A]: as long as for asking for a hearing. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 60;
    private static final int MOST = 20;

    private final Casework casework;
    private final Documents documents;
    private final Calendars calendars;
    private final FormSecrets secrets;

    NotifyInterested(Casework casework, Documents documents, Calendars calendars, FormSecrets secrets) {
        this.casework = casework;
        this.documents = documents;
        this.calendars = calendars;
        this.secrets = secrets;
    }

    Mono<StoredAnswer> handle(Command command) {
        Wish wish = Wish.of(command.id(), command.who(), Action.NOTIFY_INTERESTED, command.key(), command.request());
        return casework.move(
                wish,
                (application, facts) -> Mono.fromSupplier(() -> told(command.request(), application, facts.today())));
    }

    private Particulars told(NotifyRequest request, Application application, LocalDate today) {
        Optional<LocalDate> hearingBy = request.majorInterests() ? last(today) : Optional.empty();
        check(request, application, today, hearingBy.isPresent() == request.majorInterests());
        UUID party = UUID.randomUUID();
        Split contact = secrets.party(application.id(), party, personal(request));
        Map<String, String> masks = new LinkedHashMap<>();
        contact.masked()
                .properties()
                .forEach(field -> masks.put(field.getKey(), field.getValue().asString()));
        InterestedParty told = new InterestedParty(
                party,
                request.name(),
                request.type() == PartyType.PERSON ? "person" : "organisation",
                null,
                masks,
                request.matter(),
                today,
                request.answerBy(),
                hearingBy.orElse(null));
        return Particulars.of(Map.of(
                        "party", party,
                        "name", told.maskedName(),
                        "matter", request.matter(),
                        "viewsBy", request.answerBy().toString(),
                        "majorInterests", request.majorInterests()))
                .telling("answerBy", request.answerBy().toString())
                .writing(new Besides(contact.secrets(), List.of(told), List.of(), null))
                .issuing(documents.of(
                        DocumentKind.INTERESTED_NOTICE,
                        Map.of(
                                "party", request.name(),
                                "you", told.you(),
                                "matter", request.matter(),
                                "answerBy", ChineseText.day(request.answerBy()),
                                "code", secrets.code(party),
                                "hearing",
                                        hearingBy
                                                .map(day -> right(told.you(), day))
                                                .orElse(""))));
    }

    private static String right(String you, LocalDate hearingBy) {
        return "该行政许可直接涉及申请人与" + you + "之间的重大利益关系。根据《中华人民共和国行政许可法》第四十七条第一款的规定，" + you + "有权要求听证，要求听证的截止日："
                + ChineseText.day(hearingBy) + "；逾期未提出的，视为不要求听证。";
    }

    private static Map<String, String> personal(NotifyRequest request) {
        Map<String, String> personal = new LinkedHashMap<>();
        put(personal, request.type() == PartyType.PERSON ? "identityNumber" : "creditCode", request.number());
        put(personal, "phone", request.phone());
        put(personal, "address", request.address());
        return personal;
    }

    private static void put(Map<String, String> personal, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            personal.put(field, value);
        }
    }

    private static void check(NotifyRequest request, Application application, LocalDate today, boolean countable) {
        List<Fault> faults = new ArrayList<>();
        LocalDate answerBy = request.answerBy();
        if (answerBy.isBefore(today.plusDays(SHORTEST)) || answerBy.isAfter(today.plusDays(LONGEST))) {
            String text = "陈述、申辩期限应当在" + today.plusDays(SHORTEST) + "至" + today.plusDays(LONGEST) + "之间";
            faults.add(new Fault("/answerBy", "OUT_OF_RANGE", text, SHORTEST + " to " + LONGEST + " days from today"));
        }
        if (!countable) {
            faults.add(new Fault(
                    "/majorInterests", "YEAR_NOT_PUBLISHED", "该年节假日安排尚未公布,期限不能计算", "That year is not published yet"));
        }
        if (application.interested().size() >= MOST) {
            faults.add(new Fault("", "TOO_MANY", "利害关系人不得超过" + MOST + "人", "At most " + MOST + " parties"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }

    private Optional<LocalDate> last(LocalDate today) {
        Count count = calendars.workingDays().count(today, Lifecycle.HEARING_REQUEST);
        return count instanceof Count.Reached reached ? Optional.of(reached.day()) : Optional.empty();
    }
}
