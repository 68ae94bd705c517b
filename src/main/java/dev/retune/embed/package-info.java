/**
 * Text to vectors: the models on this machine, their tokenizers, ONNX sessions and batching. Knows
 * nothing of feedback, documents or databases; may touch only {@code work}, {@code text} and {@code
 * fault}.
 */
@NullMarked
package dev.retune.embed;

import org.jspecify.annotations.NullMarked;
