package dev.retune.ui.review;

import dev.retune.review.ReviewItem;
import java.util.Optional;

/**
 * An answer as it is put into the window.
 *
 * @param picked the document that the form names
 */
record Shown(ReviewItem item, Optional<Picked> picked) {
  long id() {
    return item.id();
  }
}
