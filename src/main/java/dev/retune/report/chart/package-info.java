/** The report's chart as an image, painted without a window. */
@NullMarked
package dev.retune.report.chart;

import org.jspecify.annotations.NullMarked;
