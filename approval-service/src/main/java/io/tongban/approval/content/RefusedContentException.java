package io.tongban.approval.content;

/** A file that is not taken, whatever its name. */
public final class RefusedContentException extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Why {
        EMPTY,
        /** none of the accepted types */
        TYPE,
        /** says that it is one of them, and cannot be read as one */
        BROKEN,
        /** would grow beyond all measure when opened */
        BOMB
    }

    private final Why why;

    RefusedContentException(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
