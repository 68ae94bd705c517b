/** Exports data from the workspace as CSV or JSONL, with a manifest beside it. */
@NullMarked
package dev.retune.export;

import org.jspecify.annotations.NullMarked;
