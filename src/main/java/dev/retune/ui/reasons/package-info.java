/** The Reasons screen: reason codes, and what the classifier made of free text. */
@NullMarked
package dev.retune.ui.reasons;

import org.jspecify.annotations.NullMarked;
