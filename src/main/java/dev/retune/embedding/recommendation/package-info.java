/** Which model to install for a language that the model in use was not made for. */
@NullMarked
package dev.retune.embedding.recommendation;

import org.jspecify.annotations.NullMarked;
