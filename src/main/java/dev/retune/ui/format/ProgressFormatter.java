package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    if (now.bytes()) {
      return texts.get(
          "ui.task.bytes", stage, formatter.bytes(now.done()), formatter.bytes(now.total()));
    }
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
    if (now.rate() <= 0) {
      return "";
    }
    return now.bytes()
        ? texts.get("ui.task.byteRate", formatter.bytes(Math.round(now.rate())))
        : texts.get("ui.task.rate", formatter.decimal(now.rate(), 1));
  }

  /** Returns rate and remaining time in one line; empty while neither is known. */
  public String pace(TaskProgress now) {
    return Stream.of(rate(now), remaining(now))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** Returns the value for a progress bar: 0 to 1, or -1 if indeterminate. */
  public static double fraction(TaskProgress now) {
    return now.total() > 0 ? Math.min(1, (double) now.done() / now.total()) : -1;
  }
}
