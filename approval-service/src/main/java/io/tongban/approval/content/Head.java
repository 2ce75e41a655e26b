package io.tongban.approval.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream with a window on what comes next. Counts what was consumed. */
final class Head {

    private final InputStream in;
    private byte[] window = new byte[64 * 1024];
    private int at;
    private int end;
    private long consumed;

    Head(InputStream in) {
        this.in = in;
    }

    /** What comes next, up to so many bytes, without consuming it. */
    byte[] peek(int most) throws IOException {
        fill(most);
        return Arrays.copyOfRange(window, at, at + Math.min(most, end - at));
    }

    byte[] take(int count) throws IOException {
        byte[] taken = peek(count);
        if (taken.length < count) {
            throw new EOFException();
        }
        skipHere(count);
        return taken;
    }

    void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            fill(1);
            if (at == end) {
                throw new EOFException();
            }
            int here = (int) Math.min(left, end - at);
            skipHere(here);
            left -= here;
        }
    }

    /** For who consumes by themselves: the window from {@link #at} on, {@link #available} bytes; then {@link #skipHere}. */
    byte[] window() throws IOException {
        fill(1);
        return window;
    }

    int at() {
        return at;
    }

    int available() {
        return end - at;
    }

    void skipHere(int count) {
        at += count;
        consumed += count;
    }

    long consumed() {
        return consumed;
    }

    private void fill(int wanted) throws IOException {
        if (end - at >= wanted) {
            return;
        }
        if (wanted > window.length - at) {
            System.arraycopy(window, at, window, 0, end - at);
            end -= at;
            at = 0;
        }
        while (end - at < Math.min(wanted, window.length)) {
            int read = in.read(window, end, window.length - end);
            if (read < 0) {
                return;
            }
            end += read;
        }
    }
}
