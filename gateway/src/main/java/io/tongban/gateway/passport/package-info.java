/** Passports: who is asking, signed for one service. */
@NullMarked
package io.tongban.gateway.passport;

import org.jspecify.annotations.NullMarked;
