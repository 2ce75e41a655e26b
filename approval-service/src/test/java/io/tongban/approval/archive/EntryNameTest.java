package io.tongban.approval.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNameTest {

    @ParameterizedTest
    @CsvSource({
        "申请表.pdf, 申请表.pdf",
        "../../etc/passwd, _.._etc_passwd",
        "C:\\x.exe, C__x.exe",
        "' .. ', 文件",
        "a\u202efdp.exe, a_fdp.exe"
    })
    void whatAPersonWroteIsNoPath(String given, String safe) {
        assertThat(EntryName.safe(given)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "/", "..", "\u0000", "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长"
            })
    void itStaysInItsFolder(String given) {
        Path folder = Path.of("/archive/materials");
        Path entry = folder.resolve(EntryName.numbered(7, given, ""));

        assertThat(entry.normalize()).isEqualTo(entry);
        assertThat(entry.getParent()).isEqualTo(folder);
        assertThat(entry.getFileName().toString()).startsWith("007-").hasSizeBetween(5, 64);
    }
}
