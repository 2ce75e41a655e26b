/** What is routed where, and what guards the way: headers, body size, time-outs, breakers. */
@NullMarked
package io.tongban.gateway.routes;

import org.jspecify.annotations.NullMarked;
