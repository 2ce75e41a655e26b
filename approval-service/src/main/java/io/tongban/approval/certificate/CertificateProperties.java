package io.tongban.approval.certificate;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param publicUrl where the door stands for everybody; certificates carry it for good, so it must not change */
@Validated
@ConfigurationProperties("tongban.certificates")
public record CertificateProperties(
        @DefaultValue("http://127.0.0.1:8080") @Pattern(regexp = "https?://[^/\\s?#]+")
        String publicUrl) {}
