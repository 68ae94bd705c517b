package dev.retune.ui.review.panel;

import dev.retune.settings.model.DesktopSettings;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.RunningTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Says how long the open answer has been open. It can be switched off. */
public final class ReviewTimer {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ScreenContext context;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private RunningTask next = () -> {};
  private Instant since = Instant.EPOCH;
  private boolean running;

  /** Creates the part. */
  public ReviewTimer(ScreenContext context) {
    this.context = context;
    context.preferences().settings().subscribe((was, is) -> show());
  }

  /** The time, such as {@code 1:05}; empty while it is off. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** Begins anew, for another answer. */
  public void start() {
    since = context.clock().instant();
    running = true;
    show();
  }

  /** Stops, while nothing is open. */
  public void stop() {
    running = false;
    next.cancel();
    text.set("");
  }

  /** Switches the timer on or off, and keeps that. */
  public void toggle() {
    context.preferences().change(now -> now.withReviewTimer(!now.reviewTimer()));
  }

  private void show() {
    next.cancel();
    DesktopSettings wanted = context.preferences().settings().get();
    if (!running || !wanted.reviewTimer() || wanted.reducedMotion()) {
      text.set("");
      return;
    }
    text.set(shown(Duration.between(since, context.clock().instant())));
    next = context.runner().later(SECOND, this::show);
  }

  static String shown(Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
