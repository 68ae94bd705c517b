/** File formats of rows: CSV, JSONL and JSON. */
@NullMarked
package dev.retune.feedback.format;

import org.jspecify.annotations.NullMarked;
