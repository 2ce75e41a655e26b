/** What is applied for: our own copies of the catalogue's item versions. */
@NullMarked
package io.tongban.approval.item;

import org.jspecify.annotations.NullMarked;
