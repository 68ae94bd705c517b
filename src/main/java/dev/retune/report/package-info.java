/**
 * The weekly report and alerts: gathered, rendered and sent at most once. What is previewed is what
 * is sent.
 */
@NullMarked
package dev.retune.report;

import org.jspecify.annotations.NullMarked;
