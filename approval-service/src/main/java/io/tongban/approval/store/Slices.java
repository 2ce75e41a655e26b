package io.tongban.approval.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Runs of sealed bytes read as one stream; one object is open at a time. An object that is too short ends it. */
final class Slices extends InputStream {

    private final ObjectStore store;
    private final Iterator<Slice> rest;
    private InputStream current = InputStream.nullInputStream();
    private long left;

    Slices(ObjectStore store, List<Slice> slices) {
        this.store = store;
        this.rest = slices.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        while (left == 0) {
            if (!rest.hasNext()) {
                return -1;
            }
            Slice next = rest.next();
            current.close();
            current = store.read(next.object(), next.from());
            left = next.length();
        }
        int came = current.read(target, offset, (int) Math.min(most, left));
        left -= Math.max(came, 0);
        return came;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
