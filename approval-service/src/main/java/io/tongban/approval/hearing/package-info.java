/** 听证: the right, the request, the call, the record (许可法第四十六条至第四十八条). */
@NullMarked
package io.tongban.approval.hearing;

import org.jspecify.annotations.NullMarked;
