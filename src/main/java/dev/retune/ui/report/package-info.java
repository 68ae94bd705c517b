/** The Report screen: preview and delivery of the weekly report. */
@NullMarked
package dev.retune.ui.report;

import org.jspecify.annotations.NullMarked;
