package io.tongban.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Generated files that are committed; {@code -Dtongban.renew=true} writes them anew instead of comparing. */
public final class Committed {

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Committed() {}

    /** @param file in the module's folder */
    public static void compare(String file, String real) {
        Path path = Path.of(file);
        try {
            if (Boolean.getBoolean("tongban.renew")) {
                Files.writeString(path, real);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(path)
                .as("%s; after a change that is meant: mvn verify -Dtongban.renew=true", file)
                .content()
                .isEqualTo(real);
    }

    /** An OpenAPI document as a running service answers it, with sorted keys. */
    public static void compareJson(String file, String json) {
        compare(
                file,
                PRETTY.writeValueAsString(PRETTY.readValue(json, Object.class)).replace("\r\n", "\n") + "\n");
    }

    /** The codes of a service: they are a contract, and never reused. */
    public static void compareProblems(String file, Problem... problems) {
        compare(
                file,
                Stream.of(problems)
                        .map(problem -> String.join(
                                " | ",
                                problem.name(),
                                String.valueOf(problem.status().value()),
                                problem.title(),
                                problem.titleEn()))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }
}
