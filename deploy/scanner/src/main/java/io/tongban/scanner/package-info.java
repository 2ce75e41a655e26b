/** The virus scanner's stand-in. */
@NullMarked
package io.tongban.scanner;

import org.jspecify.annotations.NullMarked;
