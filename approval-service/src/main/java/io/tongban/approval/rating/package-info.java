/** 好差评 (process.md section 12): one rating of a closed case, what is done about a bad one, and the figures. */
@NullMarked
package io.tongban.approval.rating;

import org.jspecify.annotations.NullMarked;
