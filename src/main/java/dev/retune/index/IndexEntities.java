package dev.retune.index;

import dev.retune.index.golden.GoldenQuestionEntity;
import dev.retune.index.version.IndexChangeEntity;
import dev.retune.index.version.IndexVersionEntity;
import java.util.List;

/** The Hibernate entities of this feature. */
public final class IndexEntities {
  private IndexEntities() {}

  /** The classes to register when a workspace is opened. */
  public static List<Class<?>> entities() {
    return List.of(IndexVersionEntity.class, IndexChangeEntity.class, GoldenQuestionEntity.class);
  }
}
