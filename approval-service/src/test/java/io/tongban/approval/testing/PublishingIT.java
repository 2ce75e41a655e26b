package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.deadline.RedateRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that publish other versions of 2026, and leave the published one behind. */
@Import(RedateRun.class)
public abstract class PublishingIT extends Committing {

    private boolean changed;

    @Autowired
    protected RedateRun redating;

    protected void publish(String year) {
        changed = true;
        publish(2026, year);
    }

    /** What was left by the version before is redated first. */
    protected void publish(int number, String year) {
        await().untilAsserted(() -> {
            redating.run().block();
            assertThat(official("140000", "editor")
                            .put("/api/calendar/years/" + number, year)
                            .status())
                    .isEqualTo(204);
        });
    }

    /** The published year with some more days off. */
    protected static String year2026(String source, String... more) {
        ObjectNode year = (ObjectNode) JsonMapper.shared().readTree(file());
        year.remove("year");
        year.put("source", source);
        ArrayNode off = (ArrayNode) year.path("off");
        for (String day : more) {
            off.add(day);
        }
        return year.toString();
    }

    /** The published year with one day off more, and a Saturday worked for it. */
    protected static String swapped(String source, String off, String work) {
        ObjectNode year = (ObjectNode) JsonMapper.shared().readTree(year2026(source, off));
        ((ArrayNode) year.path("work")).add(work);
        return year.toString();
    }

    @AfterEach
    void theCalendarAsItWas() {
        if (changed) {
            publish(year2026("恢复"));
        }
    }

    private static String file() {
        try {
            return new ClassPathResource("calendar/2026.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
