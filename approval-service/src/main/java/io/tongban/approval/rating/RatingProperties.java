package io.tongban.approval.rating;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * 好差评. The days are our own assumption [A]: no national text that we could read fixes any, 待确认.
 *
 * @param contact working days until the rater is contacted
 * @param handle working days until it is dealt with
 * @param complex the same where it was called complex
 * @param invites how long after its end a case is still invited for
 * @param sweep pause between two looks for cases that ended
 */
@Validated
@ConfigurationProperties("tongban.ratings")
public record RatingProperties(
        @DefaultValue("1") @Min(1) @Max(60) int contact,
        @DefaultValue("5") @Min(1) @Max(60) int handle,
        @DefaultValue("15") @Min(1) @Max(60) int complex,
        @DefaultValue("30d") Duration invites,
        @DefaultValue("1m") Duration sweep) {}
