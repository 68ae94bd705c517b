/**
 * The whole feedback pipeline: sync, statistics, trigger, embed, index, evaluate, gate, promote,
 * report.
 */
@NullMarked
package dev.retune.pipeline;

import org.jspecify.annotations.NullMarked;
