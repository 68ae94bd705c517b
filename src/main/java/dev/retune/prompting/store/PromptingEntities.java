package dev.retune.prompting.store;

import java.util.List;

/** The Hibernate entities of this feature. */
public final class PromptingEntities {
  private PromptingEntities() {}

  /** The classes to register when a workspace is opened. */
  public static List<Class<?>> entities() {
    return List.of(
        PromptEntity.class,
        PromptVersionEntity.class,
        PromptChangeEntity.class,
        PromptRunEntity.class);
  }
}
