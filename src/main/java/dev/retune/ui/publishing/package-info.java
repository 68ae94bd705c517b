/** The tab of the stores that chat products search. */
@NullMarked
package dev.retune.ui.publishing;

import org.jspecify.annotations.NullMarked;
