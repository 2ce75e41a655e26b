/**
 * 四减: what cases of each item really took, and packages under each set of answers, for everybody; what the catalogue says
 * of it stands in guides and plans.
 */
@NullMarked
package io.tongban.approval.reduction;

import org.jspecify.annotations.NullMarked;
