package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.shell.ScreenshotSession.Screenshot;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * Draws scenes into PNG files. A scene is prepared once for each language, and its window is then
 * drawn in both themes and in every size.
 */
final class SceneCamera implements AutoCloseable {
  private final PictureFiles files;
  private final List<PictureSize> sizes;
  private final List<String> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * Creates a camera.
   *
   * @param sizes the first one is that in which scenes are prepared
   */
  SceneCamera(PictureFiles files, List<PictureSize> sizes) {
    this.files = files;
    this.sizes = sizes;
  }

  void shoot(WindowServices services, List<ScreenshotSession> sessions) throws Exception {
    for (ScreenshotSession session : sessions) {
      List<Screenshot> wanted =
          session.screenshots().stream()
              .filter(screenshot -> views().anyMatch(view -> isWanted(screenshot, view, services)))
              .toList();
      if (wanted.isEmpty()) {
        continue;
      }
      // pop-ups belong to a window, which cannot be resized without waiting
      List<List<View>> windows =
          session.opened() ? views().map(List::of).toList() : List.of(views().toList());
      for (List<View> views : windows) {
        onWindow(() -> shoot(services, session, wanted, views));
      }
    }
  }

  private boolean isWanted(Screenshot screenshot, View view, WindowServices services) {
    return files.isWanted(screenshot.name() + end(services.environment().texts(), view.theme()));
  }

  /** All sizes in one theme, then in the other. */
  private Stream<View> views() {
    return Arrays.stream(Theme.values())
        .flatMap(theme -> sizes.stream().map(size -> new View(theme, size)));
  }

  /** Draws a window of its own, which has one size. */
  void shootWindow(Texts texts, String name, Function<Theme, Scene> window) throws Exception {
    for (Theme theme : Theme.values()) {
      String file = name + end(texts, theme);
      if (files.isWanted(file)) {
        onWindow(
            () -> {
              Scene scene = window.apply(theme);
              sizes.forEach(size -> files.write(ScenePicture.of(scene, size.scale()), size, file));
            });
      }
    }
  }

  /** What was found crooked, a line each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The scenes that could not be drawn, a line each with the reason. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  int sizes() {
    return sizes.size();
  }

  PictureFiles files() {
    return files;
  }

  @Override
  public void close() {
    files.close();
  }

  static void onWindow(Runnable work) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            work.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    done.get();
  }

  private void shoot(
      WindowServices services,
      ScreenshotSession session,
      List<Screenshot> wanted,
      List<View> views) {
    DirectTaskRunner runner = new DirectTaskRunner();
    View first = views.getFirst();
    DocumentationScreenshots.NoSwitches themes =
        new DocumentationScreenshots.NoSwitches(first.theme());
    MainWindow mainWindow =
        new MainWindow(services, runner, TimeWindow.parse("30d"), session.screen(), themes);
    Parent root = mainWindow.root();
    Scene scene = sized(root, first);
    Stage stage = new Stage();
    if (session.opened()) {
      stage.setScene(scene);
      // The headless screen is 1000 pixels wide, and pop-ups must fit.
      stage.setX(1000 - scene.getWidth());
      stage.show();
    }
    Texts texts = services.environment().texts();
    SceneActions user = new SceneActions(mainWindow, runner, texts);
    for (Screenshot screenshot : wanted) {
      themes.show(first.theme());
      scene = seen(scene, first);
      settle(root);
      try {
        screenshot.action().accept(user);
      } catch (RuntimeException e) {
        views.stream()
            .filter(view -> isWanted(screenshot, view, services))
            .map(view -> screenshot.name() + end(texts, view.theme()) + " could not be drawn: " + e)
            .filter(failure -> !failures.contains(failure))
            .forEach(failures::add);
        continue;
      }
      for (View view : views) {
        if (isWanted(screenshot, view, services)) {
          themes.show(view.theme());
          scene = seen(scene, view);
          settle(root);
          draw(scene, view, screenshot.name() + end(texts, view.theme()));
        }
      }
    }
    stage.hide();
  }

  private void draw(Scene scene, View view, String file) {
    LayoutFaults.in(scene).stream()
        .map(fault -> view.size() + "/" + file + " " + fault)
        .forEach(faults::add);
    files.write(ScenePicture.of(scene, view.size().scale()), view.size(), file);
  }

  /** A scene that no window shows has one size for good, so another one takes its content. */
  private static Scene seen(Scene scene, View view) {
    if (scene.getWidth() == view.size().width() && scene.getHeight() == view.size().height()) {
      view.theme().apply(scene);
      return scene;
    }
    Parent root = scene.getRoot();
    scene.setRoot(new Region());
    return sized(root, view);
  }

  private static Scene sized(Parent root, View view) {
    Scene scene = new Scene(root, view.size().width(), view.size().height());
    view.theme().apply(scene);
    return scene;
  }

  /** Lays everything out; some parts change once their new width is known. */
  private static void settle(Node root) {
    SnapshotParameters corner = new SnapshotParameters();
    corner.setViewport(new Rectangle2D(0, 0, 1, 1));
    WritableImage unused = new WritableImage(1, 1);
    root.snapshot(corner, unused);
    root.snapshot(corner, unused);
    // without a window, a scroll pane does not repaint its content
    root.lookupAll(".viewport").forEach(port -> port.setCache(false));
  }

  private static String end(Texts texts, Theme theme) {
    return end(theme, texts.locale().getLanguage());
  }

  /** How the names of pictures end in a theme and a language. */
  static String end(Theme theme, String language) {
    return "-%s-%s.png".formatted(theme.name().toLowerCase(Locale.ROOT), language);
  }

  /** How a window is seen. */
  private record View(Theme theme, PictureSize size) {}
}
