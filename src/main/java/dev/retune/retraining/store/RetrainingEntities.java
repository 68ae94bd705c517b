package dev.retune.retraining.store;

import java.util.List;

/** The Hibernate entities of this feature. */
public final class RetrainingEntities {
  private RetrainingEntities() {}

  /** The classes to register when a workspace is opened. */
  public static List<Class<?>> entities() {
    return List.of(RunEntity.class, TriggerCheckEntity.class);
  }
}
