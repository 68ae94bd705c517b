/** The backup file itself: its entries, their checksums, and the manifest that ends it. */
@NullMarked
package dev.retune.backup.archive;

import org.jspecify.annotations.NullMarked;
