/** OpenID Connect against two issuers, and the re-check that makes removed roles act. */
@NullMarked
package io.tongban.gateway.login;

import org.jspecify.annotations.NullMarked;
