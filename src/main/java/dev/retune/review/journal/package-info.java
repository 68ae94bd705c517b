/** What a reviewer did, so that it can be undone. */
@NullMarked
package dev.retune.review.journal;

import org.jspecify.annotations.NullMarked;
