package io.tongban.approval.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Seals a run of plain bytes of a file, segment by segment. Whoever made the stream closes it. */
public final class SealedWriter {

    private final OutputStream out;
    private final SegmentCipher cipher;
    private final long length;
    private final byte[] plain = new byte[Segments.PLAIN];
    private final byte[] sealed = new byte[Segments.SEALED];
    private long number;
    private int filled;

    /**
     * @param begin in which segment the first byte is; it is the first of that segment
     * @param length of the whole file: its end makes a segment the last
     */
    public SealedWriter(OutputStream out, SegmentCipher cipher, long begin, long length) {
        this.out = out;
        this.cipher = cipher;
        this.number = Segments.of(begin);
        this.length = length;
    }

    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int taken = Math.min(bytes.remaining(), plain.length - filled);
            bytes.get(plain, filled, taken);
            filled += taken;
            if (filled == plain.length) {
                seal();
            }
        }
    }

    /** Seals what is left; it may be less than a segment, also in the middle of a file. */
    public void finish() throws IOException {
        if (filled > 0) {
            seal();
        }
    }

    private void seal() throws IOException {
        boolean last = number * Segments.PLAIN + filled == length;
        out.write(sealed, 0, cipher.seal(number, last, plain, filled, sealed));
        number++;
        filled = 0;
    }
}
