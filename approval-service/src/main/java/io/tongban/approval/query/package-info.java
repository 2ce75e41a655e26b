/** 进度查询: how far a case is, for whoever has its number and its query code; no login, no name. */
@NullMarked
package io.tongban.approval.query;

import org.jspecify.annotations.NullMarked;
