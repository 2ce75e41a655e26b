/** Events come in: at least once, kept once. */
@NullMarked
package io.tongban.notice.inbox;

import org.jspecify.annotations.NullMarked;
