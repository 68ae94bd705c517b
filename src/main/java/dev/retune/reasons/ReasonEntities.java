package dev.retune.reasons;

import dev.retune.reasons.store.ReasonCodeListEntity;
import dev.retune.reasons.store.ReasonCorrectionEntity;
import java.util.List;

/** The mapped classes of this feature. */
public final class ReasonEntities {
  private ReasonEntities() {}

  /** For opening the workspace. */
  public static List<Class<?>> entities() {
    return List.of(ReasonCorrectionEntity.class, ReasonCodeListEntity.class);
  }
}
