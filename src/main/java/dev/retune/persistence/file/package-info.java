/**
 * H2's database file: shared between processes, kept small, and safe against power cuts. No other
 * package may use H2's internals.
 */
@NullMarked
package dev.retune.persistence.file;

import org.jspecify.annotations.NullMarked;
