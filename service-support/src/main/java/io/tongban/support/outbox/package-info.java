/** Events that leave with the write that made them, told at least once and in order. */
@NullMarked
package io.tongban.support.outbox;

import org.jspecify.annotations.NullMarked;
