package io.tongban.approval.form;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param keyFile keys for sensitive fields, see {@link io.tongban.support.crypto.SecretKeys} */
@ConfigurationProperties("tongban.secrets")
public record SecretProperties(Path keyFile) {}
