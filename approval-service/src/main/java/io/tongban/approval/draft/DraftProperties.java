package io.tongban.approval.draft;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Drafts.
 *
 * @param most open ones of one applicant, person or organisation
 * @param expiresAfter without a change
 * @param warning so long before, and never shorter, however late the sweep comes
 * @param bin for so long its owner can take it back
 * @param sweep pause between two looks
 */
@Validated
@ConfigurationProperties("tongban.drafts")
public record DraftProperties(
        @DefaultValue("50") @Min(1) @Max(10_000) int most,
        @DefaultValue("90d") Duration expiresAfter,
        @DefaultValue("7d") Duration warning,
        @DefaultValue("30d") Duration bin,
        @DefaultValue("10m") Duration sweep) {

    public DraftProperties {
        if (warning.compareTo(expiresAfter) >= 0) {
            throw new IllegalArgumentException("tongban.drafts.warning: " + warning
                    + " (expected: shorter than tongban.drafts.expires-after, " + expiresAfter + ")");
        }
    }
}
