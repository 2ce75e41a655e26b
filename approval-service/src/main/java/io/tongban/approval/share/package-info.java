/** 共享数据: materials that other offices hold are fetched with the applicant's consent, or said to be missing there. */
@NullMarked
package io.tongban.approval.share;

import org.jspecify.annotations.NullMarked;
