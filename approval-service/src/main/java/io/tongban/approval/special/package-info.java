/** 特别程序、延期、终止: what stops, lengthens or ends a review by the way. */
@NullMarked
package io.tongban.approval.special;

import org.jspecify.annotations.NullMarked;
