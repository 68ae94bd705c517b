/** Tokenizers, and how well one covers a language. */
@NullMarked
package dev.retune.embedding.tokenizer;

import org.jspecify.annotations.NullMarked;
