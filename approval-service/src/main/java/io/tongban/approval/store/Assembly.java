package io.tongban.approval.store;

import io.tongban.approval.store.ObjectStore.Draft;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * A file put together from its parts while it is read: the sealed bytes go into the new object as they are, the plain ones
 * come out here and are digested. Blocks.
 */
public final class Assembly implements Closeable {

    private final Draft draft;
    private final InputStream plain;
    private final SM3Digest digest = new SM3Digest();

    private Assembly(Draft draft, Slices parts, SegmentCipher cipher, long length) {
        this.draft = draft;
        InputStream copied = new Tap(parts, draft.bytes()::write);
        this.plain = new Tap(new SealedReader(copied, cipher, length), digest::update);
    }

    /** @param id of the object that it becomes; @param length of the plain bytes */
    public static Assembly begin(ObjectStore store, UUID id, List<Slice> parts, SegmentCipher cipher, long length)
            throws IOException {
        return new Assembly(store.write(id), new Slices(store, parts), cipher, length);
    }

    /** To be read to its end before {@link #keep}. */
    public InputStream plain() {
        return plain;
    }

    /** Of the plain bytes, hex; once. */
    public String sm3() {
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    public void keep() throws IOException {
        draft.keep();
    }

    @Override
    public void close() throws IOException {
        try (draft) {
            plain.close();
        }
    }

    /** Shows what passes to somebody. */
    private static final class Tap extends FilterInputStream {

        private final Taker taker;

        Tap(InputStream in, Taker taker) {
            super(in);
            this.taker = taker;
        }

        private interface Taker {
            void take(byte[] bytes, int offset, int length) throws IOException;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            int came = super.read(target, offset, most);
            if (came > 0) {
                taker.take(target, offset, came);
            }
            return came;
        }
    }
}
