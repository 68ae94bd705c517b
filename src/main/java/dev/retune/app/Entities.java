package dev.retune.app;

import dev.retune.feedback.FeedbackTables;
import dev.retune.index.IndexTables;
import dev.retune.retrain.RetrainTables;
import dev.retune.review.ReviewTables;
import java.util.List;
import java.util.stream.Stream;

/** The mapped classes of all features. */
final class Entities {
  private Entities() {}

  static List<Class<?>> all() {
    return Stream.of(
            FeedbackTables.entities(),
            ReviewTables.entities(),
            IndexTables.entities(),
            RetrainTables.entities())
        .<Class<?>>flatMap(List::stream)
        .toList();
  }
}
