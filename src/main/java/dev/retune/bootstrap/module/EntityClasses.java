package dev.retune.bootstrap.module;

import dev.retune.collector.auth.CollectorEntities;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.index.IndexEntities;
import dev.retune.prompting.store.PromptingEntities;
import dev.retune.reasons.ReasonEntities;
import dev.retune.report.delivery.ReportEntities;
import dev.retune.retraining.store.RetrainingEntities;
import dev.retune.review.ReviewEntities;
import java.util.List;
import java.util.stream.Stream;

/** The entity classes of all features. */
public final class EntityClasses {
  private EntityClasses() {}

  /** Returns them, for opening a workspace. */
  public static List<Class<?>> all() {
    return Stream.of(
            FeedbackEntities.entities(),
            ReviewEntities.entities(),
            ReportEntities.entities(),
            IndexEntities.entities(),
            RetrainingEntities.entities(),
            ReasonEntities.entities(),
            CollectorEntities.entities(),
            PromptingEntities.entities())
        .flatMap(List::stream)
        .toList();
  }
}
