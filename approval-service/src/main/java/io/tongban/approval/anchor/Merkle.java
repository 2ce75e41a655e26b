package io.tongban.approval.anchor;

import io.tongban.support.crypto.Sm3;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A tree over heads in the order of their cases. A leaf is SM3(00 ‖ case ‖ seq ‖ head), a node SM3(01 ‖ left ‖ right);
 * a node without a neighbour goes up unchanged. The tree over nothing is SM3 of nothing.
 */
final class Merkle {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final int DIGEST = 32;

    private final byte[] root;
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** @param leaves made by {@link #leaf}, in order */
    Merkle(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            levels.add(level);
            level = above(level);
        }
        root = level.isEmpty() ? Sm3.digest() : level.get(0);
    }

    static byte[] leaf(UUID application, long seq, byte[] head) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * 3 + DIGEST);
        bytes.putLong(application.getMostSignificantBits())
                .putLong(application.getLeastSignificantBits())
                .putLong(seq)
                .put(head);
        return Sm3.digest(LEAF, bytes.array());
    }

    byte[] root() {
        return root;
    }

    /** The neighbours on the way from a leaf to the root, from below, one after the other. */
    byte[] path(int place) {
        ByteBuffer path = ByteBuffer.allocate(DIGEST * levels.size());
        int at = place;
        for (List<byte[]> level : levels) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                path.put(level.get(neighbour));
            }
            at /= 2;
        }
        byte[] bytes = new byte[path.position()];
        path.flip().get(bytes);
        return bytes;
    }

    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? Sm3.digest(NODE, level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }
}
