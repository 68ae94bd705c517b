package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;

/** Formats task progress. */
public final class ProgressFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;

  /** Creates a formatter for one language. */
  public ProgressFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  /** Returns the current step, such as {@code Embedding 1,200 of 4,800}. */
  public String stage(TaskProgress now) {
    if (now.stage().isEmpty()) {
      return texts.get("ui.task.starting");
    }
    String stage = texts.has(now.stage()) ? texts.get(now.stage()) : now.stage();
    return now.total() > 0
        ? texts.get("ui.task.of", stage, now.done(), now.total())
        : now.done() > 0 ? texts.get("ui.task.count", stage, now.done()) : stage;
  }

  /** Returns the remaining time; empty while it cannot be estimated. */
  public String remaining(TaskProgress now) {
    return now.remaining()
        .map(left -> texts.get("ui.task.left", formatter.duration(left)))
        .orElse("");
  }

  /** Returns the rate in units per second; empty while there is none. */
  public String rate(TaskProgress now) {
    return now.rate() > 0 ? texts.get("ui.task.rate", formatter.decimal(now.rate(), 1)) : "";
  }

  /** Returns the value for a progress bar: 0 to 1, or -1 if indeterminate. */
  public static double fraction(TaskProgress now) {
    return now.total() > 0 ? Math.min(1, (double) now.done() / now.total()) : -1;
  }
}
