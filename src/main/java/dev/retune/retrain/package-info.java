/**
 * When to re-embed, whether it can help, and the proof before anything goes live: the trigger, the
 * diagnosis of dislikes, candidates, the gate, promotion and rollback, and the record of runs. May
 * touch {@code index}, {@code review}, {@code reasons}, {@code stats}, {@code feedback}, {@code
 * embed}, {@code db} and the grounds.
 */
@NullMarked
package dev.retune.retrain;

import org.jspecify.annotations.NullMarked;
