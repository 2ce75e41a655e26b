/** The same request twice is one effect and one answer. */
@NullMarked
package io.tongban.support.idempotency;

import org.jspecify.annotations.NullMarked;
