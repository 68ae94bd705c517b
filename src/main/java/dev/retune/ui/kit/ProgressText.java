package dev.retune.ui.kit;

import dev.retune.text.Texts;
import dev.retune.work.Progress;

/** Progress in words. */
public final class ProgressText {
  private final Texts texts;
  private final Figures figures;

  /** In one language. */
  public ProgressText(Texts texts, Figures figures) {
    this.texts = texts;
    this.figures = figures;
  }

  /** What is being done, {@code Embedding 1,200 of 4,800}. */
  public String stage(Progress now) {
    if (now.stage().isEmpty()) {
      return texts.get("ui.task.starting");
    }
    String stage = texts.has(now.stage()) ? texts.get(now.stage()) : now.stage();
    return now.total() > 0
        ? texts.get("ui.task.of", stage, now.done(), now.total())
        : now.done() > 0 ? texts.get("ui.task.count", stage, now.done()) : stage;
  }

  /** How long it will take; empty while that cannot be told. */
  public String remaining(Progress now) {
    return now.remaining()
        .map(left -> texts.get("ui.task.left", figures.duration(left)))
        .orElse("");
  }

  /** Units a second; empty while there are none. */
  public String rate(Progress now) {
    return now.rate() > 0 ? texts.get("ui.task.rate", figures.decimal(now.rate(), 1)) : "";
  }

  /** For a progress bar: 0 to 1, or -1 when the end is not known. */
  public static double fraction(Progress now) {
    return now.total() > 0 ? Math.min(1, (double) now.done() / now.total()) : -1;
  }
}
