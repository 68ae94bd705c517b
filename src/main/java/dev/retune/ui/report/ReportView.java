package dev.retune.ui.report;

/** Puts the model's words where they belong. */
public final class ReportView {
  /** Over its model. */
  public ReportView(ReportViewModel model) {}
}
