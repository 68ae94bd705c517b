package dev.retune.ui.dialog;

import dev.retune.common.error.RefusedException;
import dev.retune.ui.dialog.DesktopTray.ShownIcon;
import dev.retune.ui.dialog.DesktopTray.TrayMenu;
import dev.retune.ui.task.TaskRunner;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the schedule running with an icon in the tray while that is wanted. Used on the JavaFX
 * thread; the desktop and the schedule are called off it.
 */
public final class TrayIconService {
  private final DesktopTray tray;
  private final Supplier<Runnable> schedule;
  private final TaskRunner runner;
  private final Consumer<Throwable> failed;
  private Optional<TrayMenu> wanted = Optional.empty();
  private Optional<Kept> kept = Optional.empty();
  private boolean starting;

  /**
   * Shows nothing yet.
   *
   * @param schedule starts the schedule; what it returns stops it
   * @param failed is told why there is no icon
   */
  public TrayIconService(
      DesktopTray tray,
      Supplier<Runnable> schedule,
      TaskRunner runner,
      Consumer<Throwable> failed) {
    this.tray = tray;
    this.schedule = schedule;
    this.runner = runner;
    this.failed = failed;
  }

  private record Kept(ShownIcon icon, Runnable stopSchedule) {
    void end() {
      icon.remove();
      stopSchedule.run();
    }
  }

  /** Shows the icon and runs the schedule, or changes the texts of the icon. */
  public void show(TrayMenu menu) {
    wanted = Optional.of(menu);
    kept.ifPresentOrElse(now -> now.icon().relabel(menu), () -> start(menu));
  }

  private void start(TrayMenu menu) {
    if (starting) {
      return;
    }
    starting = true;
    runner.run(
        () -> begin(menu),
        begun -> {
          starting = false;
          kept = Optional.of(begun);
          // it may have been switched off meanwhile, or have another language
          wanted.ifPresentOrElse(now -> begun.icon().relabel(now), this::hide);
        },
        e -> {
          starting = false;
          failed.accept(e);
        });
  }

  private Kept begin(TrayMenu menu) {
    tray.missing()
        .ifPresent(
            reason -> {
              throw new RefusedException(reason);
            });
    Runnable stop = schedule.get();
    try {
      return new Kept(tray.show(menu), stop);
    } catch (RuntimeException e) {
      stop.run();
      throw e;
    }
  }

  /** Takes the icon away and stops the schedule. */
  public void hide() {
    wanted = Optional.empty();
    kept.ifPresent(
        now ->
            runner.run(
                () -> {
                  now.end();
                  return now;
                },
                done -> {},
                failed));
    kept = Optional.empty();
  }

  /** Whether the program goes on without its window. */
  public boolean keepsRunning() {
    return kept.isPresent();
  }

  /** Tells something beside the icon. */
  public void tell(String title, String text) {
    kept.ifPresent(now -> now.icon().tell(title, text));
  }

  /** Ends at once, when the program does; may block until the schedule has stopped. */
  public void close() {
    kept.ifPresent(Kept::end);
    kept = Optional.empty();
  }
}
