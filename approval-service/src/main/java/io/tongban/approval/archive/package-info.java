/** 归档: a closed case as one package, whose every entry can be checked by its digest. */
@NullMarked
package io.tongban.approval.archive;

import org.jspecify.annotations.NullMarked;
