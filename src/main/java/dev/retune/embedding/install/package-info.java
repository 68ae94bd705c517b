/** Installing models from the hub: choice of files, download, verification, and the record. */
@NullMarked
package dev.retune.embedding.install;

import org.jspecify.annotations.NullMarked;
