/** 核验: anybody asks by the code of a certificate whether it is good; holders see their own, the organ finds its own. */
@NullMarked
package io.tongban.approval.verify;

import org.jspecify.annotations.NullMarked;
