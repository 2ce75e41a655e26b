/** The one door: login, routes, passports, limits. */
@NullMarked
package io.tongban.gateway;

import org.jspecify.annotations.NullMarked;
