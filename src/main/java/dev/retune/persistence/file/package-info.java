/** H2's database file: shared between processes, kept small, and safe against power cuts. */
@NullMarked
package dev.retune.persistence.file;

import org.jspecify.annotations.NullMarked;
