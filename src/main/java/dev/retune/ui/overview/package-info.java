/** The Overview screen: satisfaction now, the state of the trigger, and quarantined votes. */
@NullMarked
package dev.retune.ui.overview;

import org.jspecify.annotations.NullMarked;
