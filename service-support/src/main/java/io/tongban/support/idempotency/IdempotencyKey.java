package io.tongban.support.idempotency;

import io.tongban.support.crypto.Sm3;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request this is. The key row is written by the same statement as the effect, so that effect and answer are both
 * there or both absent.
 *
 * @param owner person or partner: another person's same key is another key
 * @param operation what is asked of what, e.g. {@code submission/8f…}
 * @param key as the client chose it, 1 to 100 printable characters
 * @param bodyHash SM3 of the body, so that the same key with another body is refused
 */
public record IdempotencyKey(String owner, String operation, String key, String bodyHash) {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** @throws io.tongban.support.problem.RefusedException IDEMPOTENCY_KEY_MISSING where it is absent or malformed */
    public static IdempotencyKey of(String owner, String operation, @Nullable String key, Object body) {
        if (key == null || !SHAPE.matcher(key).matches()) {
            throw Refusal.of(CommonProblem.IDEMPOTENCY_KEY_MISSING).exception();
        }
        return new IdempotencyKey(owner, operation, key, Sm3.hex(body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The first answer, if this is the same request again.
     *
     * @throws io.tongban.support.problem.RefusedException IDEMPOTENCY_KEY_REUSED if the body is another
     */
    public StoredAnswer replay(StoredAnswer stored) {
        if (!stored.bodyHash().equals(bodyHash)) {
            throw Refusal.of(CommonProblem.IDEMPOTENCY_KEY_REUSED).exception();
        }
        return stored;
    }
}
