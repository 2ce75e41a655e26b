/** The one clock; in demo mode it can be driven. */
@NullMarked
package io.tongban.support.clock;

import org.jspecify.annotations.NullMarked;
