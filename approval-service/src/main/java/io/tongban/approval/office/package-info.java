/** 办公: handing over, notes and search within the organ. */
@NullMarked
package io.tongban.approval.office;

import org.jspecify.annotations.NullMarked;
