package io.tongban.notice.template;

import io.tongban.notice.event.Happening;
import io.tongban.notice.event.PlainText;
import java.util.List;
import java.util.stream.Stream;

/**
 * One version of the words for one event. Chinese governs; English is a courtesy.
 *
 * @param event its code, e.g. {@code accepted}
 * @param version from 1; a version that was ever used is never edited, a new file follows it
 */
record Template(String event, int version, Wording title, Wording body, Wording titleEn, Wording bodyEn) {

    private static final int SHORT = 16;

    List<String> faults() {
        return Stream.of(title, body, titleEn, bodyEn)
                .flatMap(wording -> wording.faults().stream())
                .toList();
    }

    Rendered render(Happening happening) {
        return new Rendered(
                event,
                version,
                PlainText.line(title.fill(happening, false)),
                withHead(body.fill(happening, false), "存证链头：", happening),
                PlainText.line(titleEn.fill(happening, true)),
                withHead(bodyEn.fill(happening, true), "Evidence head: ", happening));
    }

    /** The beginning of it is enough to find it by; the whole stands in the notice's data. */
    private static String withHead(String text, String label, Happening happening) {
        String head = happening.head();
        return head == null
                ? text.strip()
                : text.strip() + "\n" + label + head.substring(0, SHORT / 2) + " " + head.substring(SHORT / 2, SHORT);
    }
}
