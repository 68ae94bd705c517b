package dev.retune.ui.retraining;

/** The parts of the screen beside what a run would do. */
public enum RetrainingTab {
  /** All versions of the index. */
  VERSIONS("ui.retraining.versions"),
  /** Where the dislikes come from. */
  CAUSES("ui.retraining.causesTab"),
  /** Two versions side by side. */
  COMPARISON("ui.retraining.compareTab"),
  /** When the loop runs by itself. */
  SCHEDULE("ui.retraining.scheduleTab"),
  /** The stores that the index is published into. */
  PUBLISH("ui.publish.tab");

  private final String text;

  RetrainingTab(String text) {
    this.text = text;
  }

  /** The key of its name. */
  public String text() {
    return text;
  }
}
