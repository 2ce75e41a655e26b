/** Who may do what (one table), bearer tokens, security headers. */
@NullMarked
package io.tongban.gateway.security;

import org.jspecify.annotations.NullMarked;
