package io.tongban.approval.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Guesses at query codes.
 *
 * @param wrong codes after which a case answers nobody any more
 * @param window for so long, from the first of them
 */
@Validated
@ConfigurationProperties("tongban.query")
public record QueryProperties(
        @DefaultValue("10") @Min(1) @Max(1000) int wrong,
        @DefaultValue("30m") @NotNull Duration window) {}
