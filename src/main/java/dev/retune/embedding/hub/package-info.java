/** The Hugging Face hub and its mirrors: models, files, downloads, and the local cache. */
@NullMarked
package dev.retune.embedding.hub;

import org.jspecify.annotations.NullMarked;
