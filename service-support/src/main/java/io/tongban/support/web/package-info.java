/** Request ids and the log context. */
@NullMarked
package io.tongban.support.web;

import org.jspecify.annotations.NullMarked;
