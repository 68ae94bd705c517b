package dev.retune.report.delivery;

import java.util.List;

/** The Hibernate entities of this feature. */
public final class ReportEntities {
  private ReportEntities() {}

  /** The classes to register when a workspace is opened. */
  public static List<Class<?>> entities() {
    return List.of(DeliveryEntity.class);
  }
}
