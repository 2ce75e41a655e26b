/** Journeys through the running system, and the demonstration. */
@NullMarked
package io.tongban.e2e;

import org.jspecify.annotations.NullMarked;
