/** Charts over days and their marks. */
@NullMarked
package dev.retune.ui.control.chart;

import org.jspecify.annotations.NullMarked;
