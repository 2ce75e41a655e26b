/** The words of a notice: versioned templates, plain text. */
@NullMarked
package io.tongban.notice.template;

import org.jspecify.annotations.NullMarked;
