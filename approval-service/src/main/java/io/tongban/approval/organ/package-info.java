/** Organs and their way through a case. */
@NullMarked
package io.tongban.approval.organ;

import org.jspecify.annotations.NullMarked;
