/** 提交: draft, submission, correction and withdrawal by the applicant. */
@NullMarked
package io.tongban.approval.filing;

import org.jspecify.annotations.NullMarked;
