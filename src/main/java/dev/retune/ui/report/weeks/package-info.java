/** The figures of several weeks side by side. */
@NullMarked
package dev.retune.ui.report.weeks;

import org.jspecify.annotations.NullMarked;
