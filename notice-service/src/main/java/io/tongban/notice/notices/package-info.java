/** Each person's notices: list, one, count, read. */
@NullMarked
package io.tongban.notice.notices;

import org.jspecify.annotations.NullMarked;
