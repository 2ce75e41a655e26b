/** 回避: the applicant's request and the head's decision; what officials declare of themselves once for all cases. */
@NullMarked
package io.tongban.approval.recusal;

import org.jspecify.annotations.NullMarked;
