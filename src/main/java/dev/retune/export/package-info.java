/**
 * Data out of the workspace, as CSV or JSONL with a manifest beside it. Reads the features' tables;
 * knows nothing of the loop, the window or the terminal.
 */
@NullMarked
package dev.retune.export;

import org.jspecify.annotations.NullMarked;
