/** 大厅预约: slots of an organ's hall, bookings of them, who came. */
@NullMarked
package io.tongban.approval.hall;

import org.jspecify.annotations.NullMarked;
