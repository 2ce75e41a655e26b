/** The case itself: loaded as one document, recorded as one statement. */
@NullMarked
package io.tongban.approval.application;

import org.jspecify.annotations.NullMarked;
