/**
 * The Retraining screen: the trigger, a run and its gate, versions, and a search on the live index.
 */
@NullMarked
package dev.retune.ui.retraining;

import org.jspecify.annotations.NullMarked;
