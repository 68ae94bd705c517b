/** Exported model folders: their settings, checksums, and cached results about them. */
@NullMarked
package dev.retune.embedding.folder;

import org.jspecify.annotations.NullMarked;
