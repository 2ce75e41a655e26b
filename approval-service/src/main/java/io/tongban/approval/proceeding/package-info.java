/** After the end: 撤销、撤回、注销 as cases of their own about a permit that was granted. */
@NullMarked
package io.tongban.approval.proceeding;

import org.jspecify.annotations.NullMarked;
