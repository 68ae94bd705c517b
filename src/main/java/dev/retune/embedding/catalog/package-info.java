/** The models available on this machine: the built-in one and model folders. */
@NullMarked
package dev.retune.embedding.catalog;

import org.jspecify.annotations.NullMarked;
