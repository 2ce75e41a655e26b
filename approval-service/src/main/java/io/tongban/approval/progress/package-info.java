/** 进度: case on one screen, time line, clock explained, documents. */
@NullMarked
package io.tongban.approval.progress;

import org.jspecify.annotations.NullMarked;
