/** 证照: what a grant brought about, under which code anybody can ask for it, and what has become of it. */
@NullMarked
package io.tongban.approval.certificate;

import org.jspecify.annotations.NullMarked;
