/** The Report screen: the weekly report as it will be sent, and earlier deliveries. */
@NullMarked
package dev.retune.ui.report;

import org.jspecify.annotations.NullMarked;
