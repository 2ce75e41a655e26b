package io.tongban.notice.template;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the template files at start; the service does not start with a faulty one. */
@Configuration(proxyBeanMethods = false)
class TemplateFiles {

    private static final Set<String> MEMBERS = Set.of("event", "version", "zh", "en");

    @Bean
    Templates templates(TemplateProperties properties) {
        return load(properties.files());
    }

    static Templates load(String pattern) {
        Map<String, Template> byFile = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                byFile.put(file.getDescription(), read(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException("templates: " + pattern + " (expected: readable files)", e);
        }
        return Templates.of(byFile);
    }

    private static Template read(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (document instanceof Map<?, ?> map
                    && map.keySet().equals(MEMBERS)
                    && map.get("event") instanceof String event
                    && map.get("version") instanceof Integer version) {
                return new Template(
                        event,
                        version,
                        wording(map, "zh", "title"),
                        wording(map, "zh", "body"),
                        wording(map, "en", "title"),
                        wording(map, "en", "body"));
            }
            throw new IllegalStateException(file + ": (expected: event, version, zh and en)");
        }
    }

    /** An absent wording reads as an empty one, which is a fault of its own. */
    private static Wording wording(Map<?, ?> document, String language, String part) {
        return new Wording(
                document.get(language) instanceof Map<?, ?> texts && texts.get(part) instanceof String text
                        ? text
                        : "");
    }
}
