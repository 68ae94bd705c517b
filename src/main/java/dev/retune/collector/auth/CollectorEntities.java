package dev.retune.collector.auth;

import java.util.List;

/** The entity classes of this feature. */
public final class CollectorEntities {
  private CollectorEntities() {}

  /** Returns them, for {@link dev.retune.persistence.Workspace#open}. */
  public static List<Class<?>> entities() {
    return List.of(ApiKeyEntity.class);
  }
}
