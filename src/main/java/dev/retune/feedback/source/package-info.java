/** A chat product's database: opened read-only, its tables recognized and checked. */
@NullMarked
package dev.retune.feedback.source;

import org.jspecify.annotations.NullMarked;
