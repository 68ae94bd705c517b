package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Job;
import dev.retune.ui.kit.ModalDialogs;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Running;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.kit.Views;
import dev.retune.ui.kit.WatchedTask;
import dev.retune.ui.overview.LastFigures;
import dev.retune.ui.settings.SettingsStart;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every screen once where nobody sees it: what Java and the toolkit do when they meet a
 * class, a style or a file for the first time is then done before somebody opens the screen. Its
 * nodes are made away from the window's thread; a scene may be made and styled on that thread only,
 * so one screen at a time. What is made is let go at once.
 */
record WarmUp(Services services, Theme theme) {
  /** Screens that only look: others claim something, or reckon for long. */
  private static final Set<Screen> READING =
      Set.of(Screen.OVERVIEW, Screen.FEEDBACK, Screen.REASONS, Screen.REPORT);

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 820;

  /** Makes them, one after another. */
  void run(TaskRunner runner) {
    next(runner, List.of(Screen.values()).iterator());
  }

  private void next(TaskRunner runner, Iterator<Screen> left) {
    if (!left.hasNext()) {
      LOG.debug("the other screens are ready to be opened");
      return;
    }
    Screen screen = left.next();
    runner.run(
        () -> screens(new Scratch(READING.contains(screen))).open(screen),
        root -> {
          style(root);
          next(runner, left);
        },
        e -> LOG.warn("the screens could not be made ready", e));
  }

  private void style(Parent root) {
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().setAll(theme.sheets());
    root.applyCss();
    root.resize(WIDTH, HEIGHT);
    root.layout();
  }

  private Screens screens(TaskRunner runner) {
    Services.Place place = services.place();
    Texts texts = place.texts();
    Room room =
        new Room(
            texts,
            new Figures(texts, place.zone()),
            new Scope(Window.parse(place.window())),
            runner,
            new Notices(texts, runner, lost -> {}),
            new ModalDialogs(new ModalPane(), texts),
            place.clock(),
            place.zone(),
            place.person());
    SettingsStart start = new SettingsStart(List.of(), "", (settings, section) -> {});
    return new Screens(services, room, new Views(texts), start, LastFigures.none());
  }

  /** Does at once what is asked of it, or leaves it. */
  private record Scratch(boolean reads) implements TaskRunner {
    @Override
    public <T> Running run(
        Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      if (reads) {
        try {
          done.accept(work.call());
        } catch (Exception e) {
          failed.accept(e);
        }
      }
      return () -> {};
    }

    @Override
    public <T> WatchedTask watch(
        String title, Job<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      throw new IllegalStateException("nobody is there to start " + title);
    }

    @Override
    public Running later(Duration delay, Runnable action) {
      return () -> {};
    }

    @Override
    public ObservableList<WatchedTask> watched() {
      return FXCollections.observableArrayList();
    }
  }
}
