/** The two plain pages: what this is, and the choice of login. */
@NullMarked
package io.tongban.gateway.pages;

import org.jspecify.annotations.NullMarked;
