package io.tongban.approval.content;

import io.tongban.approval.content.RefusedContentException.Why;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The plain bytes of one entry of a ZIP; each is counted against the bounds. */
final class EntryBytes extends InputStream {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Head in;
    private final ZipBounds bounds;
    private final Inflater inflater;
    private final boolean deflated;
    private long left;
    private boolean ended;

    private EntryBytes(Head in, boolean deflated, long left, ZipBounds bounds) {
        this.in = in;
        this.deflated = deflated;
        this.left = left;
        this.bounds = bounds;
        this.inflater = new Inflater(true);
    }

    /** @param size packed bytes; known for a stored entry only if it has no descriptor */
    static EntryBytes of(Head in, int method, boolean described, long size, ZipBounds bounds)
            throws RefusedContentException {
        boolean known = !described && size != ZipLook.ALL_ONES;
        if (method != DEFLATED && !(method == STORED && (known || size == 0))) {
            throw new RefusedContentException(Why.BROKEN);
        }
        return new EntryBytes(in, method == DEFLATED, size, bounds);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (ended || most == 0) {
            return ended ? -1 : 0;
        }
        try {
            return deflated ? inflate(target, offset, most) : copy(target, offset, most);
        } catch (DataFormatException e) {
            throw new EOFException(e.getMessage());
        } catch (RefusedContentException e) {
            throw new RefusedWhileReading(e);
        }
    }

    private int inflate(byte[] target, int offset, int most)
            throws IOException, DataFormatException, RefusedContentException {
        while (true) {
            byte[] window = in.window();
            int given = in.available();
            inflater.setInput(window, in.at(), given);
            int came = inflater.inflate(target, offset, most);
            int packed = given - inflater.getRemaining();
            in.skipHere(packed);
            bounds.came(came, packed);
            if (inflater.finished()) {
                end();
                return came == 0 ? -1 : came;
            }
            if (came > 0) {
                return came;
            }
            if (given == 0 || inflater.needsDictionary()) {
                throw new EOFException();
            }
        }
    }

    private int copy(byte[] target, int offset, int most) throws IOException, RefusedContentException {
        if (left == 0) {
            end();
            return -1;
        }
        in.window();
        int here = (int) Math.min(Math.min(left, most), in.available());
        if (here == 0) {
            throw new EOFException();
        }
        System.arraycopy(in.window(), in.at(), target, offset, here);
        in.skipHere(here);
        left -= here;
        bounds.came(here, here);
        return here;
    }

    /** The rest, for the counting. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    private void end() {
        ended = true;
        inflater.end();
    }

    @Override
    public void close() {
        inflater.end();
        ended = true;
    }

    /** A refusal on its way through the methods of a stream. */
    static final class RefusedWhileReading extends IOException {

        private static final long serialVersionUID = 1L;

        private final RefusedContentException refused;

        RefusedWhileReading(RefusedContentException refused) {
            super(refused);
            this.refused = refused;
        }

        RefusedContentException refused() {
            return refused;
        }
    }
}
