/** 存证根: what all chains said at a moment, signed, linked, public. Knows no case but by its head. */
@NullMarked
package io.tongban.approval.anchor;

import org.jspecify.annotations.NullMarked;
