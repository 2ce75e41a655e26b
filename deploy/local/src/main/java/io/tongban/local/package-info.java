/** The whole system on one machine: PostgreSQL, the services, the stand-ins, started, watched and stopped. */
@NullMarked
package io.tongban.local;

import org.jspecify.annotations.NullMarked;
