/** Installed models compared on the workspace's own questions and documents. */
@NullMarked
package dev.retune.retraining.modelbench;

import org.jspecify.annotations.NullMarked;
