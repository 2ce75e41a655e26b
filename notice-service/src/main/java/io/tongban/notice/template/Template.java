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
                body.fill(happening, false).strip(),
                PlainText.line(titleEn.fill(happening, true)),
                bodyEn.fill(happening, true).strip());
    }
}
