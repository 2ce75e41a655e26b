/** Where the bytes of files rest: sealed in segments, each content once. */
@NullMarked
package io.tongban.approval.store;

import org.jspecify.annotations.NullMarked;
