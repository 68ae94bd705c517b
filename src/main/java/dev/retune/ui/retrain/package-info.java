/**
 * The screen Retrain: what the trigger says, a run with its gate, the versions, and a question to
 * the live index.
 */
@NullMarked
package dev.retune.ui.retrain;

import org.jspecify.annotations.NullMarked;
