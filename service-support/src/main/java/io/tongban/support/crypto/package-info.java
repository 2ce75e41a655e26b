/** Digests and masks. */
@NullMarked
package io.tongban.support.crypto;

import org.jspecify.annotations.NullMarked;
