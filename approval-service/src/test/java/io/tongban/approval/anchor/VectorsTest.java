package io.tongban.approval.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.application.MoveEntries;
import io.tongban.approval.evidence.Canonical;
import io.tongban.approval.evidence.NewEntry;
import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Checker.Said;
import io.tongban.support.crypto.Sm2;
import io.tongban.support.crypto.Sm3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** EVIDENCE.md says what the code does: its vectors are made anew here, and its file is checked. */
class VectorsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private String page;
    private JsonNode file;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("EVIDENCE.md"));
        file = JSON.readTree(line());
    }

    @Test
    void theFileOnThePageIsValidAndCanonical() throws IOException {
        Said said = Checker.called(Files.writeString(folder.resolve("page.json"), line()));

        assertThat(said.text()).contains("VALID: 办件 00000000-0000-4000-8000-000000000001, 2 项 entries");
        assertThat(said.code()).isZero();
        assertThat(Canonical.of(file)).isEqualTo(line());
        assertThat(Checker.called(Files.writeString(folder.resolve("page.json"), line() + "\n"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theVectorsAreWhatTheCodeGives() {
        is("| SM3 | `abc`", Sm3.hex(utf8("abc")));
        assertThat(page).contains("`{\"b\": 1.5, \"a\": [\"\\u0041\\/\\u000f\", null], \"c\": null}`");
        assertThat(page)
                .contains("`"
                        + Canonical.of(JSON.readTree("{\"b\": 1.5, \"a\": [\"\\u0041\\/\\u000f\", null], \"c\": null}"))
                        + "`");
        JsonNode one = file.at("/entries/0");
        is("| digest of entry 1", Sm3.hex(hex(one, "salt"), utf8(Canonical.of(one.path("content")))));
        is("| link of entry 1", link(one, "0".repeat(64)));
        is("| link of entry 2", link(file.at("/entries/1"), one.path("hash").asString()));
        byte[] salt = MoveEntries.fieldSalt("00".repeat(32), "/phone");
        is("| salt of field", NewEntry.hex(salt));
        is("| its digest", NewEntry.commitment(salt, "13900000001"));
        byte[] leaf = Merkle.leaf(
                UUID.fromString(file.path("application").asString()), 2, hex(file.at("/entries/1"), "hash"));
        is("| leaf ", NewEntry.hex(leaf));
        String path = file.at("/anchors/0/path").asString();
        byte[] node = Sm3.digest(new byte[] {1}, leaf, HexFormat.of().parseHex(path.substring(0, 64)));
        is("| node ", NewEntry.hex(node));
        is("| merkle ", Sm3.hex(new byte[] {1}, node, HexFormat.of().parseHex(path.substring(64))));
        JsonNode root = file.at("/roots/0");
        byte[] text = lines("tongban-root-1", root, "n", "at", "size", "merkle", "previous", "back", "key");
        is("| hash of root 1", Sm3.hex(text));
        byte[] key = hex(file.at("/signers/0"), "point");
        is("| id of the key", Sm3.hex(new byte[] {4}, key).substring(0, 32));
        assertThat(Sm2.verify(key, text, hex(root, "signature"))).isTrue();
    }

    private void is(String row, String value) {
        assertThat(page.lines().filter(line -> line.startsWith(row)))
                .as(row)
                .hasSize(1)
                .allMatch(line -> line.endsWith("`" + value + "` |"));
    }

    private String link(JsonNode entry, String previous) {
        String text = new String(
                lines("tongban-entry-1\n" + file.path("application").asString(), entry, "seq", "kind", "at", "digest"),
                StandardCharsets.UTF_8);
        return Sm3.hex(utf8(text + previous + "\n"));
    }

    private static byte[] lines(String first, JsonNode of, String... members) {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (String member : members) {
            text.append(of.path(member).asString()).append('\n');
        }
        return utf8(text.toString());
    }

    private String line() {
        return page.lines()
                .filter(line -> line.startsWith("{\"anchors\""))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] hex(JsonNode of, String member) {
        return HexFormat.of().parseHex(of.path(member).asString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
