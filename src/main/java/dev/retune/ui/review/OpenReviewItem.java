package dev.retune.ui.review;

import dev.retune.review.ReviewItem;
import java.util.Optional;

/**
 * An answer as it is put into the window.
 *
 * @param picked the document that the form names
 */
record OpenReviewItem(ReviewItem item, Optional<SelectedDocument> picked) {
  long id() {
    return item.id();
  }
}
