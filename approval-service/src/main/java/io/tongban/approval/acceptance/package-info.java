/** 受理: the counter's intake. The reference slice. */
@NullMarked
package io.tongban.approval.acceptance;

import org.jspecify.annotations.NullMarked;
