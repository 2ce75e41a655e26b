/** Notices as they come, by server-sent events. */
@NullMarked
package io.tongban.notice.stream;

import org.jspecify.annotations.NullMarked;
