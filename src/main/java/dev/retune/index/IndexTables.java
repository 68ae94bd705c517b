package dev.retune.index;

import java.util.List;

/** The mapped classes of this room. */
public final class IndexTables {
  private IndexTables() {}

  /** For opening the workspace. */
  public static List<Class<?>> entities() {
    return List.of(IndexVersionRow.class, IndexChangeRow.class, GoldenQuestionRow.class);
  }
}
