/** Value types of the statistics: ratios, intervals, shares and trends. No database access. */
@NullMarked
package dev.retune.statistics.model;

import org.jspecify.annotations.NullMarked;
