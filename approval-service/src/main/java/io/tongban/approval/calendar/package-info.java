/** 工作日历: which days count. Pure, but for the store and the import at its edge. */
@NullMarked
package io.tongban.approval.calendar;

import org.jspecify.annotations.NullMarked;
