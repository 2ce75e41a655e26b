/** What the bytes of a file are, whatever anybody calls them. */
@NullMarked
package io.tongban.approval.content;

import org.jspecify.annotations.NullMarked;
