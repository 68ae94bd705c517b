/**
 * The weekly report: its figures, its form as Block Kit, the ledger of deliveries, and the way to
 * Slack. What is previewed is what is sent. May touch {@code stats}, {@code feedback} and, for what
 * re-embedding did, {@code retrain} and {@code index}.
 */
@NullMarked
package dev.retune.report;

import org.jspecify.annotations.NullMarked;
