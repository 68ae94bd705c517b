/** The backup file format: entries, checksums, and the final manifest. */
@NullMarked
package dev.retune.backup.archive;

import org.jspecify.annotations.NullMarked;
