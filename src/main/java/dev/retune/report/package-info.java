/**
 * The weekly report and the alerts: computed, rendered, and sent at most once. The preview shows
 * the same blocks that are sent.
 */
@NullMarked
package dev.retune.report;

import org.jspecify.annotations.NullMarked;
