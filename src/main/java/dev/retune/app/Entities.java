package dev.retune.app;

import dev.retune.collect.CollectTables;
import dev.retune.feedback.FeedbackTables;
import java.util.List;
import java.util.stream.Stream;

/** The mapped classes of all features. */
final class Entities {
  private Entities() {}

  static List<Class<?>> all() {
    return Stream.of(FeedbackTables.entities(), CollectTables.entities())
        .<Class<?>>flatMap(List::stream)
        .toList();
  }
}
