/** What can be applied for: items, materials, commitments, packages. Flat: its depth is in the data. */
@NullMarked
package io.tongban.catalog;

import org.jspecify.annotations.NullMarked;
