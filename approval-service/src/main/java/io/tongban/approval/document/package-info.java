/** 文书: versioned words, one structured source of each document, and its PDF and OFD made from that source. */
@NullMarked
package io.tongban.approval.document;

import org.jspecify.annotations.NullMarked;
