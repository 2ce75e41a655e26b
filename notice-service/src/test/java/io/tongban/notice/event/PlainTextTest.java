package io.tongban.notice.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void dropsWhatIsNotText() {
        assertThat(PlainText.clean("a\u0000b\u0007c\u001b[31m\u009bd\uD800e\u202Ef\u2066g\u200Fh\uFEFFi"))
                .isEqualTo("abc[31mdefghi");
    }

    @Test
    void keepsWhatIs() {
        String text = "一、“材料”《律师法》\n二、😀 <b>&amp;</b> {x} é";
        assertThat(PlainText.clean(text)).isEqualTo(text);
    }

    @Test
    void linesEndOneWay() {
        assertThat(PlainText.clean(" a\r\nb\rc\u2028d\te \n")).isEqualTo("a\nb\nc\nd e");
        assertThat(PlainText.line("a\r\n  b\tc\u3000d")).isEqualTo("a b c\u3000d");
    }
}
