/** The ledger of deliveries: what was sent to which channel. */
@NullMarked
package dev.retune.report.delivery;

import org.jspecify.annotations.NullMarked;
