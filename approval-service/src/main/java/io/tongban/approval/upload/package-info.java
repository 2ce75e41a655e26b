/** 上传: tus 1.0, from the first byte to a sealed content that a case may take. */
@NullMarked
package io.tongban.approval.upload;

import org.jspecify.annotations.NullMarked;
