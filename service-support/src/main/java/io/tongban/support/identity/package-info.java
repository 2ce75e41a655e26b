/** Who is asking: passports from the gateway, tokens from neighbours. */
@NullMarked
package io.tongban.support.identity;

import org.jspecify.annotations.NullMarked;
