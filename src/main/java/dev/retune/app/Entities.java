package dev.retune.app;

import dev.retune.review.ReviewTables;
import java.util.List;

/** The mapped classes of all features. */
final class Entities {
  private Entities() {}

  static List<Class<?>> all() {
    return ReviewTables.entities();
  }
}
