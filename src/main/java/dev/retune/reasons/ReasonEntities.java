package dev.retune.reasons;

import dev.retune.reasons.store.ReasonCodeListEntity;
import dev.retune.reasons.store.ReasonCorrectionEntity;
import java.util.List;

/** The Hibernate entities of this feature. */
public final class ReasonEntities {
  private ReasonEntities() {}

  /** The classes to register when a workspace is opened. */
  public static List<Class<?>> entities() {
    return List.of(ReasonCorrectionEntity.class, ReasonCodeListEntity.class);
  }
}
