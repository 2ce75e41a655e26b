package io.tongban.approval.upload;

import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of tus 1.0 (tus.io/protocols/resumable-upload), and what they mean. What cannot be read is BAD_REQUEST. */
final class Tus {

    static final String PATH = "/api/uploads";
    static final String VERSION = "1.0.0";
    static final String EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination";
    static final String CONTENT_TYPE = "application/offset+octet-stream";

    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";
    static final String OVERRIDE = "X-HTTP-Method-Override";
    /** Ours: largest body of one request, in bytes. tus has no word for it. */
    static final String MAX_CHUNK = "Upload-Max-Chunk";

    private static final int METADATA_LENGTH = 4096;

    private Tus() {}

    /** A number of bytes. */
    static long number(String header, @Nullable String value) {
        if (value == null || !value.matches("\\d{1,18}")) {
            throw bad(header + " 须为字节数", header + ": a number of bytes is expected");
        }
        return Long.parseLong(value);
    }

    static @Nullable Checksum checksum(@Nullable String value) {
        try {
            return Checksum.of(value);
        } catch (IllegalArgumentException e) {
            throw bad(
                    CHECKSUM + " 须为“算法 Base64”,算法可以是 " + String.join("、", Checksum.ALGORITHMS),
                    CHECKSUM + ": one of " + Checksum.ALGORITHMS + " and Base64 are expected");
        }
    }

    /** Pairs of a key and a Base64 value, which may be absent, with commas between. */
    static Map<String, String> metadata(@Nullable String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (value == null || value.isBlank()) {
            return pairs;
        }
        if (value.length() > METADATA_LENGTH) {
            throw bad(METADATA + " 过长", METADATA + ": too long");
        }
        for (String pair : value.split(",", -1)) {
            String[] words = pair.strip().split(" ");
            if (words[0].isEmpty() || words.length > 2 || pairs.put(words[0], text(words)) != null) {
                throw badMetadata();
            }
        }
        return pairs;
    }

    /** RFC 9110, as tus wants it. */
    static String date(OffsetDateTime time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static String text(String[] words) {
        try {
            byte[] bytes = words.length == 1 ? new byte[0] : Base64.getDecoder().decode(words[1]);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw badMetadata();
        }
    }

    private static RuntimeException badMetadata() {
        return bad(METADATA + " 须为“名称 Base64”,以逗号分隔", METADATA + ": pairs of key and Base64 are expected");
    }

    private static RuntimeException bad(String detail, String detailEn) {
        return Refusal.of(CommonProblem.BAD_REQUEST, detail, detailEn).exception();
    }
}
