/** 四减: what cases of each item really took, for everybody; what the catalogue says of it stands in the guides. */
@NullMarked
package io.tongban.approval.reduction;

import org.jspecify.annotations.NullMarked;
