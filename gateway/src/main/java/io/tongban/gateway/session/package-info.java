/** Sessions in our own database, one cookie per desk. */
@NullMarked
package io.tongban.gateway.session;

import org.jspecify.annotations.NullMarked;
