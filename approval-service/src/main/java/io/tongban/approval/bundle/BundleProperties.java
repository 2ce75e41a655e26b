package io.tongban.approval.bundle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param sweep pause between two looks at what waits: drafts that file themselves, invitations that nobody takes */
@ConfigurationProperties("tongban.bundles")
public record BundleProperties(@DefaultValue("20s") Duration sweep) {}
