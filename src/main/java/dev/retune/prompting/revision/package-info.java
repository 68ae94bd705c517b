/** Proposals of a language model for a better prompt, and the rules they must keep. */
@NullMarked
package dev.retune.prompting.revision;

import org.jspecify.annotations.NullMarked;
