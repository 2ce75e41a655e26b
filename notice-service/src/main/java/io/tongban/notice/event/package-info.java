/** What a neighbour says has happened, read strictly. */
@NullMarked
package io.tongban.notice.event;

import org.jspecify.annotations.NullMarked;
