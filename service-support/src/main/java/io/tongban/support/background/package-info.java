/** Work that no request waits for. */
@NullMarked
package io.tongban.support.background;

import org.jspecify.annotations.NullMarked;
