/** The search for the document that answers a question. */
@NullMarked
package dev.retune.ui.review.document;

import org.jspecify.annotations.NullMarked;
