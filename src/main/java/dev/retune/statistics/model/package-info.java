/** Ratios, intervals, shares and trends. */
@NullMarked
package dev.retune.statistics.model;

import org.jspecify.annotations.NullMarked;
