package io.tongban.approval.hall;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * 大厅预约. No text that we could read fixes any of it: all our own assumption [A], 待确认.
 *
 * @param open bookings of one applicant at a time, over all items
 * @param cancelDays a booking may be cancelled until the end of the day so many days before it; 0: until its day is over
 * @param aheadDays slots are opened at most so many days before
 */
@Validated
@ConfigurationProperties("tongban.hall")
public record HallProperties(
        @DefaultValue("5") @Min(1) @Max(1000) int open,
        @DefaultValue("1") @Min(0) @Max(30) int cancelDays,
        @DefaultValue("90") @Min(1) @Max(400) int aheadDays) {}
