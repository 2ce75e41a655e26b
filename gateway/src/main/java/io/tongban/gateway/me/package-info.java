/** What the pages ask about the person themselves. */
@NullMarked
package io.tongban.gateway.me;

import org.jspecify.annotations.NullMarked;
