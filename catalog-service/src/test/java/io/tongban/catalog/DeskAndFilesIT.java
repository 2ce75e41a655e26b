package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files and desk change the same catalogue: neither loses what the other wrote. One story, for files have one number. */
class DeskAndFilesIT extends DeskSteps {

    private static final TestPostgres DATABASE = TestPostgres.database("desk_and_files");

    private static final String EDITED = "hkmo-rep-lawyer";
    private static final String PENDING = "hkmo-joint-venture";
    private static final int NUMBER = CatalogFolder.shipped().meta().number();

    @TempDir
    Path temp;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        DATABASE.register(properties);
    }

    @Override
    TestPostgres database() {
        return DATABASE;
    }

    @Test
    void whatWasWrittenAtTheDeskOutlivesStartsAndPublications() {
        publishNotes(EDITED, TODAY, "管理台写的");
        publishNotes(PENDING, "2026-04-01", "四月写的");
        CatalogFolder folder = CatalogFolder.copyTo(temp.resolve("catalog"));

        start(folder);
        assertThat(notes(EDITED)).as("an ordinary start").isEqualTo("管理台写的");

        folder.edit("items/arb-change.yaml", "name: ", "name: 新")
                .edit("materials.yaml", materialOf(EDITED), "name: 新材料名");
        number(folder, 1);
        start(folder);
        assertThat(read("/api/catalog/items/arb-change").at("/name").asString()).startsWith("新");
        assertThat(notes(EDITED)).as("the files around it changed").isEqualTo("管理台写的");
        assertThat(read("/api/catalog/items/" + EDITED).at("/version").asInt()).isEqualTo(3);
        assertThat(texts(read("/api/catalog/items/{c}/versions", EDITED).at("/items/0/changes"), "text"))
                .anyMatch(text -> text.contains("新材料名"));
        assertThat(notes(PENDING)).as("not before its day").isNotEqualTo("四月写的");
        at("2026-04-01");
        assertThat(notes(PENDING)).isEqualTo("四月写的");
        assertThat(source(EDITED).at("/item/notes").asString()).isEqualTo("管理台写的");

        folder.edit("items/" + EDITED + ".yaml", "seq: ", "notes: 文件写的\nseq: ");
        number(folder, 2);
        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(CatalogRefusedException.class)
                .hasMessageContaining("items/" + EDITED + ".yaml: file: changed, and so was version 3 at the desk")
                .hasMessageContaining("EDITED_AT_DESK");
        assertThat(notes(EDITED)).as("nothing was lost").isEqualTo("管理台写的");

        folder.edit("items/" + EDITED + ".yaml", "文件写的", "管理台写的");
        start(folder);
        assertThat(read("/api/catalog/items/" + EDITED).at("/version").asInt())
                .as("taken over")
                .isEqualTo(3);

        folder.edit("items/" + EDITED + ".yaml", "管理台写的", "文件接着写的");
        number(folder, 3);
        start(folder);
        assertThat(notes(EDITED)).as("built upon").isEqualTo("文件接着写的");
        publishNotes(EDITED, "2026-04-01", "管理台又写");
        assertThat(notes(EDITED)).isEqualTo("管理台又写");
    }

    private void publishNotes(String code, String from, String notes) {
        ObjectNode proposal = proposal(code, from);
        at(proposal, "/item").put("notes", notes);
        publish(code, source(code).at("/version").asInt(), proposal)
                .expectStatus()
                .isCreated();
    }

    private String notes(String code) {
        return read("/api/catalog/items/" + code).at("/notes").asString("");
    }

    /** The line in materials.yaml that names the first material of that item. */
    private String materialOf(String code) {
        ArrayNode lines = (ArrayNode) read("/api/catalog/items/" + code).path("materials");
        return "name: "
                + read("/api/catalog/materials/" + lines.get(0).path("code").asString())
                        .at("/name")
                        .asString();
    }

    private static void number(CatalogFolder folder, int later) {
        folder.edit("meta.yaml", "number: " + (NUMBER + later - 1), "number: " + (NUMBER + later));
    }

    private void start(CatalogFolder folder) {
        Clock now = clock;
        folder.loader(now)
                .migrate(Flyway.configure()
                        .dataSource(DATABASE.jdbcUrl(), DATABASE.name() + "_owner", "test")
                        .locations("classpath:db/support/idempotency", "classpath:db/migration")
                        .outOfOrder(true)
                        .placeholders(Map.of("app_role", DATABASE.name() + "_app"))
                        .load());
    }
}
