package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Draws scenes into PNG files, each in a window of its own for every size. */
final class SceneCamera implements AutoCloseable {
  private final Path folder;
  private final List<String> only;
  private final List<PictureSize> sizes;
  private final boolean apart;
  // the toolkit has one thread, and compressing takes as long as drawing
  private final ExecutorService writers = Executors.newSingleThreadExecutor();
  private final List<Future<Path>> written = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * Creates a camera.
   *
   * @param only parts of names such as {@code overview-light}, separated by commas
   * @param apart whether each size has a folder of its own
   */
  SceneCamera(Path folder, String only, List<PictureSize> sizes, boolean apart) {
    this.folder = folder;
    this.only = List.of(only.split(",", -1));
    this.sizes = sizes;
    this.apart = apart;
  }

  void shoot(WindowServices services, Theme theme, List<ScreenshotScenes.Sitting> sittings)
      throws Exception {
    for (PictureSize size : sizes) {
      for (ScreenshotScenes.Sitting sitting : sittings) {
        onWindow(() -> shoot(services, theme, size, sitting));
      }
    }
  }

  /** Draws a window of its own, which has one size. */
  void shootWindow(Texts texts, Theme theme, String name, Supplier<Scene> window) throws Exception {
    String file = name + end(texts, theme);
    if (isWanted(file)) {
      onWindow(
          () -> {
            Scene scene = window.get();
            sizes.forEach(size -> write(picture(scene, size.scale()), size, file));
          });
    }
  }

  /** Waits for the files, and returns them in the order they were drawn. */
  List<Path> written() throws InterruptedException, ExecutionException {
    List<Path> files = new ArrayList<>();
    for (Future<Path> file : written) {
      files.add(file.get());
    }
    return files;
  }

  /** What was found crooked, a line each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    writers.close();
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
      WindowServices services, Theme theme, PictureSize size, ScreenshotScenes.Sitting sitting) {
    String end = end(services.environment().texts(), theme);
    List<ScreenshotScenes.Shot> wanted =
        sitting.shots().stream().filter(shot -> isWanted(shot.name() + end)).toList();
    if (wanted.isEmpty()) {
      return;
    }
    DirectTaskRunner runner = new DirectTaskRunner();
    MainWindow mainWindow =
        new MainWindow(
            services,
            runner,
            TimeWindow.parse("30d"),
            sitting.screen(),
            new DocumentationScreenshots.NoSwitches(theme));
    Scene scene = new Scene(mainWindow.root(), size.width(), size.height());
    theme.apply(scene);
    Stage stage = new Stage();
    if (sitting.opened()) {
      stage.setScene(scene);
      // The headless screen is 1000 pixels wide, and pop-ups must fit.
      stage.setX(1000 - scene.getWidth());
      stage.show();
    }
    ScreenshotScenes.Hand hand =
        new ScreenshotScenes.Hand(mainWindow, runner, services.environment().texts());
    for (ScreenshotScenes.Shot shot : wanted) {
      scene.snapshot(null);
      still(mainWindow);
      try {
        shot.gesture().accept(hand);
      } catch (RuntimeException e) {
        faults.add(size + "/" + shot.name() + end + " could not be drawn: " + e);
        continue;
      }
      scene.snapshot(null);
      still(mainWindow);
      LayoutFaults.in(scene).stream()
          .map(fault -> size + "/" + shot.name() + end + " " + fault)
          .forEach(faults::add);
      write(picture(scene, size.scale()), size, shot.name() + end);
    }
    stage.hide();
  }

  private boolean isWanted(String file) {
    return only.stream().anyMatch(file::contains);
  }

  private static String end(Texts texts, Theme theme) {
    return "-%s-%s.png"
        .formatted(theme.name().toLowerCase(Locale.ROOT), texts.locale().getLanguage());
  }

  /** Without a window, a scroll pane does not repaint its content. */
  private static void still(MainWindow mainWindow) {
    mainWindow.root().lookupAll(".viewport").forEach(port -> port.setCache(false));
  }

  private void write(BufferedImage image, PictureSize size, String name) {
    written.add(
        writers.submit(
            () -> {
              Path place = apart ? folder.resolve(size.toString()) : folder;
              Path file = Files.createDirectories(place).resolve(name);
              ImageIO.write(image, "png", file.toFile());
              return file;
            }));
  }

  /** Returns the picture of a scene with its pop-up windows. */
  private static BufferedImage picture(Scene scene, int scale) {
    BufferedImage image;
    if (scale == 1) {
      image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    } else {
      SnapshotParameters larger = new SnapshotParameters();
      larger.setTransform(Transform.scale(scale, scale));
      larger.setFill(scene.getFill());
      image = SwingFXUtils.fromFXImage(scene.getRoot().snapshot(larger, null), null);
    }
    Window.getWindows().stream()
        .filter(window -> window instanceof PopupWindow)
        .forEach(over -> draw(over, scene, image, scale));
    return image;
  }

  private static void draw(Window over, Scene scene, BufferedImage image, int scale) {
    Scene popup = over.getScene();
    int width = (int) popup.getWidth();
    int height = (int) popup.getHeight();
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    clear.setTransform(Transform.scale(scale, scale));
    clear.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
    WritableImage drawn = new WritableImage(width * scale, height * scale);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(
        SwingFXUtils.fromFXImage(popup.getRoot().snapshot(clear, drawn), null),
        ((int) (over.getX() - scene.getWindow().getX())) * scale,
        ((int) (over.getY() - scene.getWindow().getY())) * scale,
        null);
    graphics.dispose();
  }
}
