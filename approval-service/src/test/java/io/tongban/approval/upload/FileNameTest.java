package io.tongban.approval.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "证明.pdf,证明.pdf",
        "../../etc/passwd,passwd",
        "..\\..\\windows\\a.pdf,a.pdf",
        "C:\\材料\\证明.pdf,证明.pdf",
        "/,文件",
        "'',文件",
        "..,文件",
        "...,文件",
        "'   ',文件",
        "<script>alert(1)</script>.pdf,script>.pdf",
        "<b>a.pdf,<b>a.pdf",
        "'a   b.pdf','a b.pdf'"
    })
    void isTextForPeopleAndNoPath(String given, String shown) {
        assertThat(FileName.clean(given)).isEqualTo(shown);
    }

    @Test
    void whatCannotBeSeenIsGone() {
        // the right-to-left override makes fdp.exe look like exe.pdf
        assertThat(FileName.clean("a\u202Efdp.exe")).isEqualTo("afdp.exe");
        assertThat(FileName.clean("a\u0000b\r\nc\u200B\uFEFF\u2066.pdf")).isEqualTo("abc.pdf");
        assertThat(FileName.clean("\uD83D.pdf")).as("half a character").isEqualTo(".pdf");
        assertThat(FileName.clean("e\u0301.pdf")).as("composed").isEqualTo("\u00e9.pdf");
        assertThat(FileName.clean("😀.pdf")).isEqualTo("😀.pdf");
    }

    @Test
    void aLongNameKeepsItsEnd() {
        String name = FileName.clean("长".repeat(300) + ".pdf");

        assertThat(name).endsWith("长.pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(120);
        String smile = FileName.clean("😀".repeat(300));
        assertThat(smile.codePointCount(0, smile.length())).isEqualTo(120);
        assertThat(smile).as("no half character").isEqualTo("😀".repeat(120));
    }
}
