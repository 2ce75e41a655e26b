/**
 * Print: a document's source set on pages once, and the same pages written as PDF (PDFBox) and as OFD.
 *
 * <p>OFD is written as plain XML with the JDK, not with ofdrw-layout: our pages are set already, so that a second layout
 * engine would only measure again, with its own idea of widths and random ids. An OFD of ours has three kinds of objects;
 * every character has its exact place, and the tests read it with ofdrw-reader.
 */
@NullMarked
package io.tongban.approval.print;

import org.jspecify.annotations.NullMarked;
