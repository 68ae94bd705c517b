/** Import of files, and synchronization with a chat product's database. */
@NullMarked
package dev.retune.feedback.ingest;

import org.jspecify.annotations.NullMarked;
