/** 草稿: how many there may be, when one ends, the bin from which it comes back. */
@NullMarked
package io.tongban.approval.draft;

import org.jspecify.annotations.NullMarked;
