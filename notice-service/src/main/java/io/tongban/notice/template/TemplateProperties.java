package io.tongban.notice.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the templates are.
 *
 * @param files pattern of the YAML files, e.g. {@code file:/etc/tongban/templates/*.yaml}
 */
@ConfigurationProperties("tongban.templates")
public record TemplateProperties(
        @DefaultValue("classpath*:templates/*.yaml") String files) {}
