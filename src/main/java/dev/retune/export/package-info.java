/**
 * Export of feedback, documents and golden questions as CSV or JSONL, with a manifest. Only reads
 * the workspace.
 */
@NullMarked
package dev.retune.export;

import org.jspecify.annotations.NullMarked;
