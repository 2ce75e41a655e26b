/** 期限: counting for anyone, import of calendar years, and the dates of cases that waited for one. */
@NullMarked
package io.tongban.approval.deadline;

import org.jspecify.annotations.NullMarked;
