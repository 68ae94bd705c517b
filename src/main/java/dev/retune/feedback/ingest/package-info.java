/**
 * Import of files, and synchronization with databases of chat products. Combines {@code
 * feedback.format}, {@code source} and {@code parsing}, and writes through {@code feedback.store}.
 */
@NullMarked
package dev.retune.feedback.ingest;

import org.jspecify.annotations.NullMarked;
