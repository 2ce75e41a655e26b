/** 决定: decision, report to the Ministry, delivery. */
@NullMarked
package io.tongban.approval.decision;

import org.jspecify.annotations.NullMarked;
