/**
 * Readers for CSV, JSONL and JSON files. They produce raw rows for {@code feedback.parsing} and
 * never access the database.
 */
@NullMarked
package dev.retune.feedback.format;

import org.jspecify.annotations.NullMarked;
