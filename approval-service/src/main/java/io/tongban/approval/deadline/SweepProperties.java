package io.tongban.approval.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sweep that writes down what silence has done.
 *
 * @param pause between two runs
 * @param largestLeap legal days since the last run beyond which the clock is taken to have leapt, and the sweep stops
 * @param largestDrift between the clocks of this machine and of the database, beyond which the sweep stops
 */
@ConfigurationProperties("tongban.sweep")
public record SweepProperties(
        @DefaultValue("60s") Duration pause,
        @DefaultValue("7d") Duration largestLeap,
        @DefaultValue("60s") Duration largestDrift) {}
