/** Language models behind an OpenAI-compatible address, with their cost. */
@NullMarked
package dev.retune.prompting.endpoint;

import org.jspecify.annotations.NullMarked;
