/** Stand-in for the provincial login and the staff directory. */
@NullMarked
package io.tongban.province;

import org.jspecify.annotations.NullMarked;
