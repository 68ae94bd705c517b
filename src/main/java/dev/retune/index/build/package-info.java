/** Builds index versions: chunking, embedding, writing. */
@NullMarked
package dev.retune.index.build;

import org.jspecify.annotations.NullMarked;
