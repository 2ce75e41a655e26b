/** How every service talks to PostgreSQL. */
@NullMarked
package io.tongban.support.postgres;

import org.jspecify.annotations.NullMarked;
