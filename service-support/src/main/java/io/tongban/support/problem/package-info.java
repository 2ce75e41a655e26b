/** Refusals as values, and their one way out: RFC 9457. */
@NullMarked
package io.tongban.support.problem;

import org.jspecify.annotations.NullMarked;
