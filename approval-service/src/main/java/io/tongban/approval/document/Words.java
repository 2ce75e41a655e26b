package io.tongban.approval.document;

import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Signature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts values into the words of a document. */
@Component
public class Words {

    private final Templates templates;

    Words(Templates templates) {
        this.templates = templates;
    }

    /** @param illustration the item is of the simulated catalogue: 演示数据 */
    public record Issuing(String caseNumber, Signature by, LocalDate on, boolean illustration) {}

    /**
     * The source of one document, still without its number.
     *
     * @throws IllegalArgumentException where a value is missing
     */
    public Source source(
            DocumentKind document, Kind kind, String variant, Map<String, String> values, Issuing issuing) {
        Template template = templates.find(document, kind, variant);
        Template.Filled filled = template.fill(values);
        Signature by = issuing.by();
        return new Source(
                template.name(),
                document.look(),
                filled.title(),
                null,
                issuing.caseNumber(),
                filled.addressee(),
                filled.fields(),
                filled.paragraphs(),
                filled.remedy(),
                by.name(),
                by.entrusted(),
                issuing.on(),
                issuing.illustration()
                        ? List.of(Source.SIMULATED_SEAL, Source.DEMONSTRATION)
                        : List.of(Source.SIMULATED_SEAL),
                null,
                null);
    }
}
