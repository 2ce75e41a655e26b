package io.tongban.approval.print;

/** The colours of a document. Seal: light, so that what is written over it stays readable. */
enum Ink {
    BLACK(0, 0, 0),
    GREY(90, 90, 90),
    RED(200, 16, 22),
    SEAL(228, 108, 108);

    private final int red;
    private final int green;
    private final int blue;

    Ink(int red, int green, int blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    int red() {
        return red;
    }

    int green() {
        return green;
    }

    int blue() {
        return blue;
    }
}
