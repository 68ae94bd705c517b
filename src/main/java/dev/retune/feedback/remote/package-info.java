/**
 * Feedback read over the HTTP API of a product. Records are copied page by page into a local SQLite
 * file, from which profiles read them like from a product's database.
 */
@NullMarked
package dev.retune.feedback.remote;

import org.jspecify.annotations.NullMarked;
