package io.tongban.approval.anchor;

import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One root. All digests are hexadecimal.
 *
 * @param n from 1
 * @param at {@code 2026-03-02T02:00:00.000000Z}
 * @param size how many cases went on since the last
 * @param merkle root of the tree over their heads
 * @param previous hash of root n − 1; zeros before the first
 * @param back hash of root n & (n − 1); zeros before the first
 * @param key id of the key that signed
 * @param hash of the signed text
 */
public record Root(
        long n,
        String at,
        int size,
        String merkle,
        String previous,
        String back,
        String key,
        String hash,
        String signature) {

    static final String NONE = "0".repeat(64);

    /** What is signed but for key and signature. */
    record Draft(long n, String at, int size, String merkle, String previous, String back) {

        Root signed(SigningKeys keys) {
            byte[] text = String.join(
                            "\n",
                            "tongban-root-1",
                            String.valueOf(n),
                            at,
                            String.valueOf(size),
                            merkle,
                            previous,
                            back,
                            keys.id(),
                            "")
                    .getBytes(StandardCharsets.UTF_8);
            return new Root(
                    n,
                    at,
                    size,
                    merkle,
                    previous,
                    back,
                    keys.id(),
                    Sm3.hex(text),
                    HexFormat.of().formatHex(keys.sign(text)));
        }
    }

    /** These and the roots between them by which each names the one before it: at most some 200 between two of a million. */
    public static SortedSet<Long> way(SortedSet<Long> numbers) {
        SortedSet<Long> way = new TreeSet<>(numbers);
        @Nullable Long before = null;
        for (long number : numbers) {
            for (long at = number; before != null && at > before; at = back(at) < before ? at - 1 : back(at)) {
                way.add(at);
            }
            before = number;
        }
        return way;
    }

    /** The root before it that it names besides the last: with its lowest bit cleared. */
    static long back(long n) {
        return n & (n - 1);
    }
}
