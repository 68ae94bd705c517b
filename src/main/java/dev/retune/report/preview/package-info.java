/**
 * Reading Block Kit, so that a window or a page can show what Slack would show. Independent of
 * reports.
 */
@NullMarked
package dev.retune.report.preview;

import org.jspecify.annotations.NullMarked;
