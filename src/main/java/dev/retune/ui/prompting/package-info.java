/** The screen of prompts: versions, runs, and the comparison of answers. */
@NullMarked
package dev.retune.ui.prompting;

import org.jspecify.annotations.NullMarked;
