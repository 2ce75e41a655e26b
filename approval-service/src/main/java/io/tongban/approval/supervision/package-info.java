/** 监察: the board, statistics and the export of cases. */
@NullMarked
package io.tongban.approval.supervision;

import org.jspecify.annotations.NullMarked;
