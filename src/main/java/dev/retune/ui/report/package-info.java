/** The screen Report: the weekly report as it will be sent, and what became of the earlier ones. */
@NullMarked
package dev.retune.ui.report;

import org.jspecify.annotations.NullMarked;
