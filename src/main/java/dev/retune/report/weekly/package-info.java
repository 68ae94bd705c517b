/** The figures of one ISO week. */
@NullMarked
package dev.retune.report.weekly;

import org.jspecify.annotations.NullMarked;
