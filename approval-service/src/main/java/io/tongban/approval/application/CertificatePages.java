package io.tongban.approval.application;

import io.tongban.approval.application.Effects.Issue;
import io.tongban.approval.certificate.Certificate;
import io.tongban.approval.certificate.CertificateCode;
import io.tongban.approval.certificate.CertificateProperties;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.Source;
import io.tongban.approval.form.FieldText;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Item.Result;
import io.tongban.approval.lifecycle.Facts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a certificate and its page. */
@Component
public class CertificatePages {

    private static final Set<String> PERMITS = Set.of("licence", "certificate");
    private static final String UNLIMITED = "长期";
    private static final String AS_EARLIER = "与原证照一致";

    private final Documents documents;
    private final CertificateProperties properties;

    CertificatePages(Documents documents, CertificateProperties properties) {
        this.documents = documents;
        this.properties = properties;
    }

    /** What another organ issued: its number, its day, and where its document is. */
    public record Outside(String number, LocalDate issuedOn, String document) {}

    private record Span(LocalDate from, @Nullable LocalDate until, String words) {}

    private record Holder(String name, boolean founded) {}

    /**
     * @param earlier certificate that it changes, renews or ends; null where there is none of ours
     * @param silentFrom first day of a renewal by silence
     */
    Issue issue(Outcome outcome, Result result, @Nullable Standing earlier, @Nullable LocalDate silentFrom) {
        String code = CertificateCode.random();
        Holder holder = holder(outcome.before(), result, earlier);
        Span span = span(outcome, result, earlier, silentFrom);
        String type = String.valueOf(result.kind());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", result.name());
        values.put("holder", holder.name());
        values.put("permits", String.valueOf(result.permits()));
        values.put("shown", FieldText.lines(outcome.item(), outcome.before().form(), result.shows()));
        values.put("validity", words(span, PERMITS.contains(type)));
        values.put("replaces", replaced(outcome.before(), outcome.item(), result));
        Source.Check check =
                new Source.Check(properties.publicUrl() + "/verify/" + code, CertificateCode.grouped(code));
        Document page = documents.certificate(outcome, type, values, check);
        return new Issue(
                certificate(outcome, result, holder, span, code, page.organ(), null, page, replaces(result, earlier)),
                page);
    }

    /** No page of ours: we never sign for another organ. */
    Issue record(Outcome outcome, Result result, Outside outside) {
        Holder holder = holder(outcome.before(), result, null);
        Span span = span(outside.issuedOn(), result, null);
        return new Issue(certificate(outcome, result, holder, span, null, Facts.MINISTRY, outside, null, null), null);
    }

    private static Certificate certificate(
            Outcome outcome,
            Result result,
            Holder holder,
            Span span,
            @Nullable String code,
            String organ,
            @Nullable Outside outside,
            @Nullable Document page,
            @Nullable UUID replaces) {
        Item item = outcome.item();
        return new Certificate(
                UUID.randomUUID(),
                code,
                outside == null ? null : outside.number(),
                page == null ? null : page.id(),
                outside == null ? null : outside.document(),
                outcome.before().owner(),
                holder.name(),
                holder.founded(),
                item.code(),
                item.version(),
                result.name(),
                String.valueOf(result.kind()),
                result.type(),
                String.valueOf(result.effect()),
                organ,
                outside == null ? outcome.on() : outside.issuedOn(),
                span.from(),
                span.until(),
                span.words(),
                item.illustration(),
                replaces);
    }

    /** The first field that names it, else as before, else the applicant. */
    private static Holder holder(Application application, Result result, @Nullable Standing earlier) {
        Optional<String> named = result.holder().stream()
                .flatMap(field -> FieldText.value(application.form(), field).stream())
                .findFirst();
        boolean byPerson = application.principalType().equals("person");
        if (named.isPresent()) {
            return new Holder(named.get(), byPerson);
        }
        return earlier == null
                ? new Holder(application.principalName(), false)
                : new Holder(earlier.holder(), byPerson && !earlier.holder().equals(application.principalName()));
    }

    private static Span span(
            Outcome outcome, Result result, @Nullable Standing earlier, @Nullable LocalDate silentFrom) {
        LocalDate from = outcome.on();
        if (silentFrom != null) {
            from = silentFrom;
        } else if (result.does("renews")) {
            LocalDate until = earlier == null
                    ? outcome.before().statedExpiry(outcome.item()).orElse(null)
                    : earlier.validUntil();
            from = until == null || until.isBefore(from) ? from : until.plusDays(1);
        }
        return span(from, result, earlier);
    }

    private static Span span(LocalDate from, Result result, @Nullable Standing earlier) {
        Item.Validity validity = result.validity();
        Integer value = validity == null ? null : validity.value();
        String unit = validity == null ? "unlimited" : validity.unit();
        if (unit.equals("earlier")) {
            LocalDate until = earlier == null ? null : earlier.validUntil();
            return new Span(from, until, earlier == null || until != null ? AS_EARLIER : earlier.validity());
        }
        if (value == null) {
            return new Span(from, null, UNLIMITED);
        }
        return switch (unit) {
            case "year" -> new Span(from, from.plusYears(value).minusDays(1), value + "年");
            case "month" -> new Span(from, from.plusMonths(value).minusDays(1), value + "个月");
            default -> new Span(from, from.plusDays(value).minusDays(1), value + "日");
        };
    }

    /** That a decision has no last day goes without saying. */
    private static String words(Span span, boolean permit) {
        LocalDate until = span.until();
        if (until == null) {
            return permit || !span.words().equals(UNLIMITED) ? span.words() : "";
        }
        return ChineseText.day(span.from()) + "至" + ChineseText.day(until) + "（" + span.words() + "）";
    }

    /** The number of the earlier certificate as it was stated, ours or not. */
    private static String replaced(Application application, Item item, Result result) {
        Item.ActsOn actsOn = item.actsOn();
        return !result.acts() || actsOn == null
                ? ""
                : FieldText.value(application.form(), actsOn.field()).orElse("");
    }

    private static @Nullable UUID replaces(Result result, @Nullable Standing earlier) {
        return earlier == null || result.does("ends") ? null : earlier.id();
    }
}
