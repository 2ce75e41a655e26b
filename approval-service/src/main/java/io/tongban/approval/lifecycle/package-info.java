/** 法: what may be done to a case, by whom, when and why. Synchronous and pure; imports only the JDK and the calendar. */
@NullMarked
package io.tongban.approval.lifecycle;

import org.jspecify.annotations.NullMarked;
