package io.tongban.approval.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Opens a whole file from its sealed bytes. A byte comes out only after its segment was found as it was written. */
public final class SealedReader extends InputStream {

    private final InputStream in;
    private final SegmentCipher cipher;
    private final long segments;
    private final long length;
    private final byte[] sealed = new byte[Segments.SEALED];
    private final byte[] plain = new byte[Segments.PLAIN];
    private long number;
    private int at;
    private int end;

    /** @param length plain bytes of the file */
    public SealedReader(InputStream in, SegmentCipher cipher, long length) {
        this.in = in;
        this.cipher = cipher;
        this.length = length;
        this.segments = (length + Segments.PLAIN - 1) / Segments.PLAIN;
    }

    @Override
    public int read() throws IOException {
        return filled() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, target.length);
        if (most == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int taken = Math.min(most, end - at);
        System.arraycopy(plain, at, target, offset, taken);
        at += taken;
        return taken;
    }

    private boolean filled() throws IOException {
        if (at < end) {
            return true;
        }
        if (number == segments) {
            return false;
        }
        boolean last = number == segments - 1;
        int expected = (int) (last ? length - number * Segments.PLAIN : Segments.PLAIN);
        int came = in.readNBytes(sealed, 0, Segments.NONCE + expected + Segments.TAG);
        end = cipher.open(number, last, sealed, came, plain);
        at = 0;
        if (last && in.read() >= 0) {
            end = 0;
            throw new TamperedException(cipher.file(), number, "more follows the last");
        }
        number++;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
