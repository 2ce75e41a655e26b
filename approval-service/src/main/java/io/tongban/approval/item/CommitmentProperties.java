package io.tongban.approval.item;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * 告知承诺. All are our own assumptions [A], 待法制机构确认.
 *
 * @param assurance level of the identity check that a signature asks for, 0 to 4
 * @param freshness how long ago the login may be
 * @param days code of a commitment → working days to check it, instead of those that its notice comes with
 */
@Validated
@ConfigurationProperties("tongban.commitments")
public record CommitmentProperties(
        @DefaultValue("3") @Min(0) @Max(4) int assurance,
        @DefaultValue("5m") Duration freshness,
        @DefaultValue Map<String, @Min(1) @Max(250) Integer> days) {}
