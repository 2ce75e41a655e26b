/** 材料: files given for a case. */
@NullMarked
package io.tongban.approval.material;

import org.jspecify.annotations.NullMarked;
