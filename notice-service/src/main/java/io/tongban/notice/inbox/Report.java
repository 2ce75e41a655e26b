package io.tongban.notice.inbox;

import io.tongban.notice.inbox.Inbox.Letter;
import io.tongban.notice.template.Rendered;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the case is told of a notice, as evidence: its words and its recipient by their digests only. The count of the
 * case's reports is given by the statement that keeps it.
 */
final class Report {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;

    private Report() {}

    /** A CloudEvent without {@code data.seq}. */
    static Map<String, Object> of(UUID notice, Letter letter, Instant at) {
        Rendered words = letter.words();
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("notice", notice);
        data.put("at", at);
        data.put("event", letter.happening().type().code());
        data.put("eventId", letter.eventId());
        data.put("template", words.template());
        data.put("templateVersion", words.version());
        data.put("sm3", Sm3.hex(utf8(words.title() + "\n" + words.body())));
        data.put("sm3En", Sm3.hex(utf8(words.titleEn() + "\n" + words.bodyEn())));
        data.put("recipient", Sm3.hex(salt, utf8(letter.recipient())));
        data.put("recipientSalt", HexFormat.of().formatHex(salt));
        return Map.of(
                "specversion",
                "1.0",
                "id",
                notice + "-told",
                "source",
                "/notice",
                "type",
                "cn.tongban.notice.told",
                "subject",
                letter.happening().applicationId(),
                "time",
                at,
                "datacontenttype",
                "application/json",
                "data",
                data);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
