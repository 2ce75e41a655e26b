/** How often a person or an address may ask. */
@NullMarked
package io.tongban.gateway.limits;

import org.jspecify.annotations.NullMarked;
