package io.tongban.approval.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.crypto.Sm3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NoticeTextTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A text that changes is another version: add the line of the new one, leave the old. */
    private static final Map<String, String> VERSIONS = new TreeMap<>(Map.of(
            "CM-01.1",
            "99f12dbd119220e8",
            "CM-02.1",
            "25a20f243f3e3d86",
            "CM-03.1",
            "aeeab5541ae36eab",
            "CM-04.1",
            "b7b202f6533fb184",
            "CM-05.1",
            "12b30144b052715c",
            "CM-06.1",
            "f3ae7b83545bdff5",
            "CM-07.1",
            "ef01abfb786c31cc",
            "CM-08.1",
            "94b04fdf419b937d"));

    private final NoticeText notices = new NoticeText();

    @Test
    void aVersionAlwaysSaysTheSame() throws IOException {
        Item item =
                JSON.readValue(Files.readString(Path.of("src/test/resources/items/commitments-test.json")), Item.class);
        Commitment[] all = JSON.readValue(
                Files.readString(Path.of("src/main/resources/commitments/commitments.json")), Commitment[].class);
        Map<String, String> digests = new TreeMap<>();
        for (Commitment commitment : all) {
            Item.Material material = item.materials().stream()
                    .filter(one -> commitment.code().equals(one.commitment()))
                    .findFirst()
                    .orElseThrow();
            String text = notices.text(item, material, commitment);
            assertThat(text)
                    .contains(item.name(), commitment.whatIsProved(), "民事责任", "行政责任", "刑事责任", "公开", "真实意思表示")
                    .doesNotContain("{", "}");
            digests.put(
                    commitment.code() + "." + commitment.version(),
                    Sm3.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
        }
        assertThat(digests).isEqualTo(VERSIONS);
    }
}
