package io.tongban.approval.evidence;

import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry that a statement is to link into a chain.
 *
 * @param ord 0: only where the case has no chain yet; 1: the move; from 2: its documents in order
 * @param kind MOVE, DOCUMENT, NOTICE, or START where the chain begins later than the case
 * @param at as {@link #instant} writes it
 * @param salt 32 hex digits
 * @param content canonical JSON; of a document with the marks of {@link Chain} for what the statement itself gives
 * @param internal shown to the applicant as a digest only
 * @param opening JSON of what the content names by a salted digest, for officials
 * @param secret sealed; salts of sensitive fields are made of it
 * @param document whose number and digest stand for the marks
 */
public record NewEntry(
        int ord,
        String kind,
        String at,
        String salt,
        String content,
        boolean internal,
        @Nullable String opening,
        @Nullable String secret,
        @Nullable UUID document) {

    public static final int SALT = 16;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    public static NewEntry of(int ord, String kind, Instant at, JsonNode content) {
        return new NewEntry(ord, kind, instant(at), hex(random(SALT)), Canonical.of(content), false, null, null, null);
    }

    public NewEntry internal(boolean hidden) {
        return new NewEntry(ord, kind, at, salt, content, hidden, opening, secret, document);
    }

    public NewEntry opening(String json) {
        return new NewEntry(ord, kind, at, salt, content, internal, json, secret, document);
    }

    public NewEntry secret(String sealed) {
        return new NewEntry(ord, kind, at, salt, content, internal, opening, sealed, document);
    }

    public NewEntry about(UUID paper) {
        return new NewEntry(ord, kind, at, salt, content, internal, opening, secret, paper);
    }

    /** {@code 2026-03-02T02:00:00.000000Z}: always six digits, as the database keeps it. */
    public static String instant(Instant at) {
        return MICROSECONDS.format(at.truncatedTo(ChronoUnit.MICROS));
    }

    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What stands for a value that is not shown: SM3(salt ‖ value). */
    public static String commitment(byte[] salt, String value) {
        return Sm3.hex(salt, value.getBytes(StandardCharsets.UTF_8));
    }
}
