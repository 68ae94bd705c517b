package dev.retune.app;

import dev.retune.collect.CollectTables;
import dev.retune.feedback.FeedbackTables;
import dev.retune.index.IndexTables;
import dev.retune.reasons.ReasonTables;
import dev.retune.report.ReportTables;
import dev.retune.retrain.RetrainTables;
import dev.retune.review.ReviewTables;
import java.util.List;
import java.util.stream.Stream;

/** The mapped classes of all features. */
public final class Entities {
  private Entities() {}

  /** For opening a workspace. */
  public static List<Class<?>> all() {
    return Stream.of(
            FeedbackTables.entities(),
            ReviewTables.entities(),
            ReportTables.entities(),
            IndexTables.entities(),
            RetrainTables.entities(),
            ReasonTables.entities(),
            CollectTables.entities())
        .flatMap(List::stream)
        .toList();
  }
}
