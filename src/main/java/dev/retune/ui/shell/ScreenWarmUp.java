package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.ModalDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.overview.OverviewCache;
import dev.retune.ui.settings.SettingsScreenStart;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.ObservableTask;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import dev.retune.ui.theme.IncrementalStyling;
import dev.retune.ui.theme.Theme;
import dev.retune.ui.theme.ViewLoader;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds every screen once in the background, so that class loading and CSS parsing are done before
 * the user opens one. Scenes can only be styled on the JavaFX thread, so this runs part by part;
 * the results are discarded.
 */
record ScreenWarmUp(WindowServices services, Theme theme) {
  /** Only screens without side effects: others claim answers or start long computations. */
  private static final Set<ScreenId> READING =
      Set.of(ScreenId.OVERVIEW, ScreenId.FEEDBACK, ScreenId.REASONS, ScreenId.REPORT);

  private static final Logger LOG = LoggerFactory.getLogger(ScreenWarmUp.class);
  private static final double WIDTH = 1280;
  // few rows of a table warm up the same code as many
  private static final double HEIGHT = 240;
  private static final long SLICE_NANOS = 3_000_000;
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Builds the screens one after another. */
  void run(TaskRunner runner) {
    next(runner, List.of(ScreenId.values()).iterator());
  }

  private void next(TaskRunner runner, Iterator<ScreenId> left) {
    if (!left.hasNext()) {
      LOG.info("all screens were built once");
      return;
    }
    ScreenId screen = left.next();
    runner.run(
        () ->
            new IncrementalStyling(
                screens(new InlineTaskRunner(READING.contains(screen))).open(screen),
                WIDTH,
                HEIGHT),
        view -> {
          view.begin(theme.sheets());
          style(runner, view, left);
        },
        ScreenWarmUp::failed);
  }

  private void style(TaskRunner runner, IncrementalStyling view, Iterator<ScreenId> left) {
    long begun = System.nanoTime();
    boolean more = true;
    while (more && System.nanoTime() - begun < SLICE_NANOS) {
      more = view.step();
    }
    if (more) {
      // what the user does meanwhile comes first
      runner.later(PAUSE, () -> style(runner, view, left));
    } else {
      next(runner, left);
    }
  }

  private static void failed(Throwable e) {
    LOG.warn("Building the screens in advance failed", e);
  }

  private ScreenFactory screens(TaskRunner runner) {
    WindowServices.WindowEnvironment place = services.environment();
    Texts texts = place.texts();
    ScreenContext context =
        new ScreenContext(
            texts,
            new ValueFormatter(texts, place.zone()),
            new TimeWindowModel(TimeWindow.parse(place.window())),
            runner,
            new NoticeList(texts, runner, lost -> {}),
            new ModalDialogs(new ModalPane(), texts),
            place.clock(),
            place.zone(),
            place.person());
    SettingsScreenStart start = new SettingsScreenStart(List.of(), "", (settings, section) -> {});
    return new ScreenFactory(
        services, context, new ViewLoader(texts), start, OverviewCache.none(), DraftStore.none());
  }

  /** Runs work synchronously, or not at all; never while a view is laid out. */
  private record InlineTaskRunner(boolean reads) implements TaskRunner {
    @Override
    public <T> RunningTask run(
        Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      if (reads && !Platform.isFxApplicationThread()) {
        try {
          done.accept(work.call());
        } catch (Exception e) {
          failed.accept(e);
        }
      }
      return () -> {};
    }

    @Override
    public <T> ObservableTask watch(
        String title,
        BackgroundTask<T> work,
        Consumer<? super T> done,
        Consumer<? super Throwable> failed) {
      throw new IllegalStateException("no task is started from a warm-up: " + title);
    }

    @Override
    public RunningTask later(Duration delay, Runnable action) {
      return () -> {};
    }

    @Override
    public ObservableList<ObservableTask> watched() {
      return FXCollections.observableArrayList();
    }
  }
}
