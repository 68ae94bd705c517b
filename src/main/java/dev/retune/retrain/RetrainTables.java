package dev.retune.retrain;

import java.util.List;

/** The mapped classes of this room. */
public final class RetrainTables {
  private RetrainTables() {}

  /** For opening the workspace. */
  public static List<Class<?>> entities() {
    return List.of(RunRow.class, TriggerCheckRow.class);
  }
}
