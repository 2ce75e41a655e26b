/** 审查: the official's queue, claim, opinion and forwarding. */
@NullMarked
package io.tongban.approval.review;

import org.jspecify.annotations.NullMarked;
