package io.tongban.approval.print;

import java.io.IOException;

/** What a page is drawn on. All lengths in millimetres, from the upper left corner. */
interface Canvas {

    /** How far a quarter of a circle reaches as a Bézier curve, in parts of its radius. */
    double ARC = 0.5523;

    /** Width of the outline of a bold character, in parts of its size; its corners are round. */
    double OUTLINE = 0.025;

    /** @param spacing added after each character; @param bold drawn with an outline of its own colour */
    void text(double x, double baseline, double size, Ink ink, boolean bold, double spacing, String text)
            throws IOException;

    void line(double x1, double y1, double x2, double y2, double width, Ink ink) throws IOException;

    void circle(double x, double y, double radius, double width, Ink ink) throws IOException;

    /** A filled square, as a QR code is made of. */
    void square(double x, double y, double side) throws IOException;
}
