/**
 * Reads Block Kit back, so that a window or a page shows what Slack would show. Knows nothing of
 * reports.
 */
@NullMarked
package dev.retune.report.preview;

import org.jspecify.annotations.NullMarked;
