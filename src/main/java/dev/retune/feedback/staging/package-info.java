/** Exported files of a product as a temporary database, on which the queries of its profile run. */
@NullMarked
package dev.retune.feedback.staging;

import org.jspecify.annotations.NullMarked;
