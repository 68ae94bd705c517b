package dev.retune.review;

import dev.retune.review.decision.DecisionDraftEntity;
import dev.retune.review.decision.DecisionEntity;
import dev.retune.review.decision.ReplacedCodeEntity;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.queue.ReviewItemEntity;
import java.util.List;

/** The entity classes of this feature. */
public final class ReviewEntities {
  private ReviewEntities() {}

  /** Returns them, for opening a workspace. */
  public static List<Class<?>> entities() {
    return List.of(
        DecisionEntity.class,
        DecisionDraftEntity.class,
        ReviewJournalEntity.class,
        ReplacedCodeEntity.class,
        ReviewItemEntity.class);
  }
}
