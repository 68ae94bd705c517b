/** Rewriting quantized models so that vectors do not depend on the batch. */
@NullMarked
package dev.retune.embedding.quantization;

import org.jspecify.annotations.NullMarked;
