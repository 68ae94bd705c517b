package dev.retune.ui.report;

import dev.retune.ui.kit.Room;

/** The weekly report as it will be sent, and what became of the earlier ones. */
public final class ReportViewModel {
  /** Over its services. */
  public ReportViewModel(ReportDesk desk, Room room) {}
}
