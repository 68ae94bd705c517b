package dev.retune.report;

import java.util.List;

/** The mapped classes of this room. */
public final class ReportTables {
  private ReportTables() {}

  /** To be given to the workspace when it is opened. */
  public static List<Class<?>> entities() {
    return List.of(DeliveryRow.class);
  }
}
