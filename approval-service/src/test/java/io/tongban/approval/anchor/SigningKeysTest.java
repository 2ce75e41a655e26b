package io.tongban.approval.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.clock.ModeProperties;
import io.tongban.support.clock.ModeProperties.Mode;
import io.tongban.support.crypto.Sm2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final String EXAMPLE = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";

    @TempDir
    Path folder;

    @Test
    void twoLiveAtOnceAndTheCurrentOneSigns() throws IOException {
        SigningKeys keys = keys(
                "current=new\nkey.old=" + "01".repeat(32) + "\nkey.new=" + "02".repeat(32) + "\n", Mode.PRODUCTION);

        assertThat(keys.all()).hasSize(2);
        byte[] point = keys.all().stream()
                .filter(key -> key.id().equals(keys.id()))
                .map(key -> HexFormat.of().parseHex(key.point()))
                .findFirst()
                .orElseThrow();
        assertThat(Sm2.verify(point, new byte[] {1}, keys.sign(new byte[] {1}))).isTrue();
        assertThat(point).isEqualTo(Sm2.publicKey(HexFormat.of().parseHex("02".repeat(32))));
    }

    @Test
    void whatIsNoKeyIsRefusedAtStart() {
        assertThatThrownBy(() -> keys("", Mode.DEMO)).hasMessageContaining("64 hex digits");
        assertThatThrownBy(() -> keys("current=1\nkey.1=x\n", Mode.DEMO)).hasMessageContaining("key.1");
        assertThatThrownBy(() -> keys("current=1\nkey.1=" + "ff".repeat(32) + "\n", Mode.DEMO))
                .hasMessageContaining("key.1");
        assertThatThrownBy(() -> keys("current=2\nkey.1=" + "01".repeat(32) + "\n", Mode.DEMO))
                .hasMessageContaining("key.2");
    }

    @Test
    void theKeyOfTheStandardsExampleIsNoneForProduction() throws IOException {
        String file = "current=1\nkey.1=" + EXAMPLE + "\n";

        assertThat(keys(file, Mode.DEMO).all()).hasSize(1);
        assertThatThrownBy(() -> keys(file, Mode.PRODUCTION)).hasMessageContaining("keys of your own");
    }

    private SigningKeys keys(String text, Mode mode) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.properties"), text);
        EvidenceProperties properties = new EvidenceProperties(
                file,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                new EvidenceProperties.Platform(
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));
        return new SigningKeys(properties, new ModeProperties(mode, false));
    }
}
