package dev.retune.reasons;

import java.util.List;

/** The mapped classes of this room. */
public final class ReasonTables {
  private ReasonTables() {}

  /** For opening the workspace. */
  public static List<Class<?>> entities() {
    return List.of(LessonRow.class, ReasonListRow.class);
  }
}
