package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;

/** Progress in words. */
public final class ProgressFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;

  /** In one language. */
  public ProgressFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  /** What is being done, {@code Embedding 1,200 of 4,800}. */
  public String stage(TaskProgress now) {
    if (now.stage().isEmpty()) {
      return texts.get("ui.task.starting");
    }
    String stage = texts.has(now.stage()) ? texts.get(now.stage()) : now.stage();
    return now.total() > 0
        ? texts.get("ui.task.of", stage, now.done(), now.total())
        : now.done() > 0 ? texts.get("ui.task.count", stage, now.done()) : stage;
  }

  /** How long it will take; empty while that cannot be told. */
  public String remaining(TaskProgress now) {
    return now.remaining()
        .map(left -> texts.get("ui.task.left", formatter.duration(left)))
        .orElse("");
  }

  /** Units a second; empty while there are none. */
  public String rate(TaskProgress now) {
    return now.rate() > 0 ? texts.get("ui.task.rate", formatter.decimal(now.rate(), 1)) : "";
  }

  /** For a progress bar: 0 to 1, or -1 when the end is not known. */
  public static double fraction(TaskProgress now) {
    return now.total() > 0 ? Math.min(1, (double) now.done() / now.total()) : -1;
  }
}
