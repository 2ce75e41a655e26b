/** The virus scanner, and what waits for it. */
@NullMarked
package io.tongban.approval.scan;

import org.jspecify.annotations.NullMarked;
