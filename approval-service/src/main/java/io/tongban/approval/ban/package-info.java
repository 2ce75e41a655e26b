/** 禁止再次申请: the organ's list, and the correction of a wrong one. */
@NullMarked
package io.tongban.approval.ban;

import org.jspecify.annotations.NullMarked;
