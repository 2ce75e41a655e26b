/** 存证: the chain of entries of each case, as EVIDENCE.md describes it; what is in them is the cases' to say. */
@NullMarked
package io.tongban.approval.evidence;

import org.jspecify.annotations.NullMarked;
