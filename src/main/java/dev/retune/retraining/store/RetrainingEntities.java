package dev.retune.retraining.store;

import java.util.List;

/** The mapped classes of this feature. */
public final class RetrainingEntities {
  private RetrainingEntities() {}

  /** For opening the workspace. */
  public static List<Class<?>> entities() {
    return List.of(RunEntity.class, TriggerCheckEntity.class);
  }
}
