/** 办件: the cases of the province's justice department, from draft to delivered result. */
@NullMarked
package io.tongban.approval;

import org.jspecify.annotations.NullMarked;
