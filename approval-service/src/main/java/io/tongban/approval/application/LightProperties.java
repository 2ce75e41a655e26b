package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Thresholds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lights of limits: common practice, no law [A], 待法制机构确认.
 *
 * @param yellowLeft percent of the period left, at and below which a light is yellow
 * @param redLeft days of the period left, at and below which it is red; black is past the last day
 */
@ConfigurationProperties("tongban.lights")
public record LightProperties(
        @DefaultValue("50") int yellowLeft,
        @DefaultValue("1") int redLeft) {

    public LightProperties {
        new Thresholds(yellowLeft, redLeft);
    }

    public Thresholds thresholds() {
        return new Thresholds(yellowLeft, redLeft);
    }
}
