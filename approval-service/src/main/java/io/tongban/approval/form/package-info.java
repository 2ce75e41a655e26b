/** Application forms as JSON Schema, and the identifiers in them. */
@NullMarked
package io.tongban.approval.form;

import org.jspecify.annotations.NullMarked;
