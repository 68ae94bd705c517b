/** The API of text embedding: models, their descriptions, and the embedder. */
@NullMarked
package dev.retune.embedding.model;

import org.jspecify.annotations.NullMarked;
