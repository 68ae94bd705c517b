/**
 * The whole line: sync, stats, trigger, embed, index, evaluate, gate, promote, report; and the
 * lease that lets only one run go at a time. May touch every feature below it, and nothing of the
 * window, the terminal or the collector.
 */
@NullMarked
package dev.retune.loop;

import org.jspecify.annotations.NullMarked;
