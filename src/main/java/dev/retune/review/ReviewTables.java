package dev.retune.review;

import java.util.List;

/** The mapped classes of this room. */
public final class ReviewTables {
  private ReviewTables() {}

  /** To be given to the workspace when it is opened. */
  public static List<Class<?>> entities() {
    return List.of(
        DecisionRow.class,
        DraftRow.class,
        JournalRow.class,
        ReplacedCodeRow.class,
        ReviewItemRow.class);
  }
}
