/** Vote filters, pages and counts of the votes that match, and written reasons; only reads. */
@NullMarked
package dev.retune.feedback.query;

import org.jspecify.annotations.NullMarked;
