/** An exported model folder: its settings, checksums, and cached results about it. */
@NullMarked
package dev.retune.embedding.folder;

import org.jspecify.annotations.NullMarked;
