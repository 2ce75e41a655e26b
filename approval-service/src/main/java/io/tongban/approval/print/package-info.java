/** Print: a document's source set on pages once, and the same pages written as PDF and as OFD. */
@NullMarked
package io.tongban.approval.print;

import org.jspecify.annotations.NullMarked;
