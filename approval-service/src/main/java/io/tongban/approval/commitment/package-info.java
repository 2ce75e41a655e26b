/** 告知承诺: notice, choice, signature, check, hearing, consequence, credit record and its repair. */
@NullMarked
package io.tongban.approval.commitment;

import org.jspecify.annotations.NullMarked;
