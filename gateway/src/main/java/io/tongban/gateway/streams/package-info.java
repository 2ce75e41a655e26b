/** What bounds and ends an event stream. */
@NullMarked
package io.tongban.gateway.streams;

import org.jspecify.annotations.NullMarked;
