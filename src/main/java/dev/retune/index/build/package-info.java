/** Building index versions: chunking, embedding and writing documents. */
@NullMarked
package dev.retune.index.build;

import org.jspecify.annotations.NullMarked;
