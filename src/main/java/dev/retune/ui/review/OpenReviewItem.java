package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.review.ReviewItem;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.review.document.SelectedDocument;
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

  /** Says who has decided, or that a draft or a decision is restored; empty for a new answer. */
  String hint(Texts texts) {
    Optional<String> decider = item.decidedBy().map(DisplayText::line);
    if (decider.isPresent()) {
      return texts.get(
          item.draft().isPresent() ? "ui.review.overtaken" : "ui.review.done", decider.get());
    }
    if (item.draft().isPresent()) {
      return texts.get("ui.review.draft");
    }
    if (item.mine().isPresent()) {
      return texts.get("ui.review.decided");
    }
    boolean lost = item.waiting().isPresent() && !item.claimed();
    return lost ? texts.get("ui.review.claimLost") : "";
  }
}
