/** Who is told what, how, and whether it arrived. */
@NullMarked
package io.tongban.notice;

import org.jspecify.annotations.NullMarked;
