/** Who saw, revealed, exported and was given what: written beside the requests, read by the auditor. */
@NullMarked
package io.tongban.approval.audit;

import org.jspecify.annotations.NullMarked;
