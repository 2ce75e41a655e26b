package io.tongban.approval.document;

import io.tongban.approval.lifecycle.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code documents/NAME.vN.yaml} at start; the service does not start with a faulty one. */
@Configuration(proxyBeanMethods = false)
class TemplateFiles {

    static final String SHIPPED = "classpath*:documents/*.yaml";

    private static final Pattern FILE = Pattern.compile("([a-z-]+\\.v([1-9][0-9]*))\\.yaml");
    private static final Set<String> MEMBERS =
            Set.of("document", "for", "variant", "title", "addressee", "fields", "paragraphs", "remedy");

    @Bean
    Templates templates() {
        return load(SHIPPED);
    }

    static Templates load(String pattern) {
        try {
            List<Template> all = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                all.add(read(file));
            }
            return Templates.of(all);
        } catch (IOException e) {
            throw new IllegalStateException("documents: " + pattern + " (expected: readable files)", e);
        }
    }

    private static Template read(Resource file) throws IOException {
        Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
        try (InputStream in = file.getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (!name.matches() || !(read instanceof Map<?, ?> map) || !MEMBERS.containsAll(map.keySet())) {
                throw new IllegalStateException(file + ": (expected: NAME.vN.yaml with some of " + MEMBERS + ")");
            }
            return template(name.group(1), Integer.parseInt(name.group(2)), map);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static Template template(String name, int version, Map<?, ?> map) {
        Object cases = map.get("for");
        return new Template(
                name,
                DocumentKind.valueOf(text(map, "document", "")),
                version,
                cases == null ? Kind.APPLIED_FOR : kinds((List<?>) cases),
                text(map, "variant", ""),
                text(map, "title", ""),
                text(map, "addressee", ""),
                fields(map.get("fields")),
                list(map.get("paragraphs")),
                map.containsKey("remedy") ? text(map, "remedy", "") : null);
    }

    private static Set<Kind> kinds(List<?> names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        names.forEach(name -> kinds.add(Kind.valueOf(String.valueOf(name))));
        return kinds;
    }

    private static String text(Map<?, ?> map, String member, String otherwise) {
        Object text = map.get(member);
        return text == null ? otherwise : (String) text;
    }

    private static List<String> list(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(text -> ((String) text).strip()).toList();
    }

    /** A mapping in the order of the file. */
    private static List<Source.Field> fields(@Nullable Object map) {
        return map == null
                ? List.of()
                : ((Map<?, ?>) map)
                        .entrySet().stream()
                                .map(e -> new Source.Field((String) e.getKey(), (String) e.getValue()))
                                .toList();
    }
}
