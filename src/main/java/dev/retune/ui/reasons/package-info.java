/** The Reasons screen: the reason codes and corrections of their classification. */
@NullMarked
package dev.retune.ui.reasons;

import org.jspecify.annotations.NullMarked;
