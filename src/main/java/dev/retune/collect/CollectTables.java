package dev.retune.collect;

import java.util.List;

/** The mapped classes of this room. */
public final class CollectTables {
  private CollectTables() {}

  /** To be given to {@link dev.retune.db.Workspace#open}. */
  public static List<Class<?>> entities() {
    return List.of(ApiKeyRow.class);
  }
}
