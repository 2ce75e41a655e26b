package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files that are committed; {@code -Dtongban.renew=true} writes them anew instead of comparing. */
final class Committed {

    private Committed() {}

    static void compare(String file, String real) throws IOException {
        if (Boolean.getBoolean("tongban.renew")) {
            Files.writeString(Path.of(file), real);
        }
        assertThat(Path.of(file))
                .as("%s; after a change that is meant: mvn -pl catalog-service verify -Dtongban.renew=true", file)
                .content()
                .isEqualTo(real);
    }
}
