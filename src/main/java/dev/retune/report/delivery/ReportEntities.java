package dev.retune.report.delivery;

import java.util.List;

/** The mapped classes of this feature. */
public final class ReportEntities {
  private ReportEntities() {}

  /** To be given to the workspace when it is opened. */
  public static List<Class<?>> entities() {
    return List.of(DeliveryEntity.class);
  }
}
