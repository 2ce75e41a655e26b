/** Keyset pages. */
@NullMarked
package io.tongban.support.page;

import org.jspecify.annotations.NullMarked;
