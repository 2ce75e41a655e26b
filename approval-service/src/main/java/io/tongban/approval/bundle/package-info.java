/** 一件事: a package as its cases, filled in and followed as one. Stands above the steps, which do not know it. */
@NullMarked
package io.tongban.approval.bundle;

import org.jspecify.annotations.NullMarked;
