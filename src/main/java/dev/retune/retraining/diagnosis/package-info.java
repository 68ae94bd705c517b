/** Why answers are disliked, and whether retraining can help. */
@NullMarked
package dev.retune.retraining.diagnosis;

import org.jspecify.annotations.NullMarked;
