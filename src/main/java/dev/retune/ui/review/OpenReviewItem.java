package dev.retune.ui.review;

import dev.retune.review.ReviewItem;
import java.util.Optional;

/**
 * An answer prepared for display.
 *
 * @param picked the document selected in the form
 */
record OpenReviewItem(ReviewItem item, Optional<SelectedDocument> picked) {
  long id() {
    return item.id();
  }
}
