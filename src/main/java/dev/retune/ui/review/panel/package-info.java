/** Parts of the Review screen that do not know its view model. */
@NullMarked
package dev.retune.ui.review.panel;

import org.jspecify.annotations.NullMarked;
