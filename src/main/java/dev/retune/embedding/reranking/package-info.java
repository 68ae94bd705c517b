/** Cross-encoders, which score a question together with a passage. */
@NullMarked
package dev.retune.embedding.reranking;

import org.jspecify.annotations.NullMarked;
