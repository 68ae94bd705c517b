package dev.retune.review;

import dev.retune.review.decision.DecisionDraftEntity;
import dev.retune.review.decision.DecisionEntity;
import dev.retune.review.decision.ReplacedCodeEntity;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.queue.ReviewItemEntity;
import java.util.List;

/** The mapped classes of this feature. */
public final class ReviewEntities {
  private ReviewEntities() {}

  /** To be given to the workspace when it is opened. */
  public static List<Class<?>> entities() {
    return List.of(
        DecisionEntity.class,
        DecisionDraftEntity.class,
        ReviewJournalEntity.class,
        ReplacedCodeEntity.class,
        ReviewItemEntity.class);
  }
}
