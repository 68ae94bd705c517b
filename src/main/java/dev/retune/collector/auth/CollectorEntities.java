package dev.retune.collector.auth;

import java.util.List;

/** The mapped classes of this feature. */
public final class CollectorEntities {
  private CollectorEntities() {}

  /** To be given to {@link dev.retune.persistence.Workspace#open}. */
  public static List<Class<?>> entities() {
    return List.of(ApiKeyEntity.class);
  }
}
