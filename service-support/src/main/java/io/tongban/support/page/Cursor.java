package io.tongban.support.page;

import io.tongban.support.crypto.Sm3;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a keyset page ended: the sort keys of its last row, and a digest of the filters they belong to.
 *
 * @param keys as text, in the order of the sort; the last is the id
 */
public record Cursor(List<String> keys) {

    private static final String SEPARATOR = "\u001f";

    /** Opaque text for the client. */
    public String encode(String filters) {
        String text = digest(filters) + SEPARATOR + String.join(SEPARATOR, keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @param filters the filters of this request, in any stable text form
     * @param size how many keys this sort has
     * @return null where none was given (the first page)
     * @throws io.tongban.support.problem.RefusedException CURSOR_NOT_OURS if it is of another query, or made up
     */
    public static @Nullable Cursor decode(@Nullable String text, String filters, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(plain.split(SEPARATOR, -1));
            if (parts.size() == size + 1 && parts.get(0).equals(digest(filters))) {
                return new Cursor(List.copyOf(parts.subList(1, parts.size())));
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, like any other cursor that is not ours
        }
        throw Refusal.of(CommonProblem.CURSOR_NOT_OURS).exception();
    }

    /**
     * One key as what it stands for.
     *
     * @throws io.tongban.support.problem.RefusedException CURSOR_NOT_OURS if it is not of that form
     */
    public <T> T key(int at, Function<String, T> parse) {
        try {
            return parse.apply(keys.get(at));
        } catch (DateTimeException | IllegalArgumentException madeUp) {
            throw Refusal.of(CommonProblem.CURSOR_NOT_OURS).exception();
        }
    }

    private static String digest(String filters) {
        return Sm3.hex(filters.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
