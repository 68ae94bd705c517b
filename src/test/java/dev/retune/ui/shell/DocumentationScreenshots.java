package dev.retune.ui.shell;

import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.settings.model.Settings;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.theme.Theme;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/**
 * Takes the screenshots of the documentation: every screen in both themes and languages at 1440 x
 * 900, over the built-in sample. Each combination starts from a copy of the same home folder.
 */
public final class DocumentationScreenshots {
  private final Path folder;
  private final String only;
  private final String[] size;

  private DocumentationScreenshots(Path folder, String only, String size) {
    this.folder = folder;
    this.only = only;
    this.size = size.split("x", -1);
  }

  /**
   * Arguments: the target folder; the scenes, such as {@code overview-light,tasks}; a folder that
   * caches the prepared home; the size, such as {@code 1000x640}. All but the first are optional.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path place = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("retune-pictures");
    DocumentationScreenshots pictures =
        new DocumentationScreenshots(
            folder, args.length > 1 ? args[1] : "", args.length > 3 ? args[3] : "1440x900");
    Platform.startup(() -> {});
    // Hiding the last window must not stop the toolkit.
    Platform.setImplicitExit(false);
    try {
      pictures.make(place);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private void make(Path place) throws Exception {
    Path lived = home(place.resolve("lived"));
    if (!Files.exists(lived.resolve("index"))) {
      System.setProperty("user.home", place.resolve("lived").toString());
      try (SampleServices fresh = new SampleServices(lived)) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          shoot(fresh.in(language), Theme.LIGHT, List.of(ScreenshotScenes.WELCOME));
        }
      }
      SampleServices.live(lived);
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      for (Theme theme : Theme.values()) {
        Path copy = place.resolve(language + "-" + theme);
        copy(lived, home(copy));
        System.setProperty("user.home", copy.toString());
        try (SampleServices services = new SampleServices(home(copy))) {
          shoot(SamplePublishing.in(services.in(language)), theme, ScreenshotScenes.all());
          // Shows the figures cached by the scenes above while the database is unreachable.
          BreakableServices lost =
              new BreakableServices(services.in(language), new AtomicBoolean(true));
          shoot(lost.services(), theme, List.of(ScreenshotScenes.LAST));
          services.hold();
          shoot(services.in(language), theme, List.of(ScreenshotScenes.HELD));
          Path models = home(copy).resolve("models").resolve("toy-multilingual");
          var _ = ToyMultilingualModel.writeTo(models, "pooling_mode_mean_tokens");
          shoot(services.in(language), theme, List.of(ScreenshotScenes.COMPARED));
        }
        try (SampleHub hub = new SampleHub(place.resolve("hub"))) {
          Path korean = place.resolve(language + "-" + theme + "-korean");
          System.setProperty("user.home", korean.toString());
          try (SampleServices services =
              new SampleServices(home(korean), hub.environment(korean))) {
            shoot(services.in(language), theme, List.of(ScreenshotScenes.OFFER_WELCOME));
            shoot(services.korean().in(language), theme, ScreenshotScenes.OFFER);
            shoot(services.in(language), theme, ScreenshotScenes.MODELS);
          }
        }
        Path fresh = place.resolve(language + "-" + theme + "-unvoted");
        System.setProperty("user.home", fresh.toString());
        try (SampleServices services = new SampleServices(home(fresh)).unvoted()) {
          shoot(services.in(language), theme, ScreenshotScenes.unvoted());
        }
      }
    }
  }

  private static Path home(Path user) {
    return user.resolve(".local").resolve("share").resolve("retune");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path there = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(there);
        } else {
          Files.write(there, Files.readAllBytes(path));
        }
      }
    }
  }

  private static void onWindow(Runnable work) throws Exception {
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

  private String file(WindowServices services, Theme theme, String name) {
    return "%s-%s-%s.png"
        .formatted(
            name,
            theme.name().toLowerCase(Locale.ROOT),
            services.environment().texts().locale().getLanguage());
  }

  private void shoot(WindowServices services, Theme theme, List<ScreenshotScenes.Sitting> sittings)
      throws Exception {
    for (ScreenshotScenes.Sitting sitting : sittings) {
      onWindow(() -> shoot(services, theme, sitting));
    }
  }

  private boolean wanted(WindowServices services, Theme theme, String name) {
    return Stream.of(only.split(",", -1)).anyMatch(file(services, theme, name)::contains);
  }

  private void shoot(WindowServices services, Theme theme, ScreenshotScenes.Sitting sitting) {
    List<ScreenshotScenes.Shot> wanted =
        sitting.shots().stream().filter(shot -> wanted(services, theme, shot.name())).toList();
    if (wanted.isEmpty()) {
      return;
    }
    DirectTaskRunner runner = new DirectTaskRunner();
    MainWindow mainWindow =
        new MainWindow(
            services,
            runner,
            dev.retune.statistics.time.TimeWindow.parse("30d"),
            sitting.screen(),
            new NoSwitches(theme));
    Scene scene =
        new Scene(mainWindow.root(), Integer.parseInt(size[0]), Integer.parseInt(size[1]));
    theme.apply(scene);
    Stage stage = new Stage();
    if (sitting.opened()) {
      stage.setScene(scene);
      // The headless screen is 1000 pixels wide, and pop-ups must fit.
      stage.setX(1000 - scene.getWidth());
      stage.show();
    }
    for (ScreenshotScenes.Shot shot : wanted) {
      scene.snapshot(null);
      still(mainWindow);
      shot.gesture()
          .accept(new ScreenshotScenes.Hand(mainWindow, runner, services.environment().texts()));
      scene.snapshot(null);
      still(mainWindow);
      write(scene, file(services, theme, shot.name()));
    }
    stage.hide();
  }

  /** Without a window, a scroll pane does not repaint its content. */
  private static void still(MainWindow mainWindow) {
    mainWindow.root().lookupAll(".viewport").forEach(port -> port.setCache(false));
  }

  private void write(Scene scene, String file) {
    try {
      BufferedImage image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
      Window.getWindows().stream()
          .filter(window -> window instanceof PopupWindow)
          .forEach(over -> draw(over, scene, image));
      ImageIO.write(image, "png", folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pop-up windows of a window. */
  private static void draw(Window over, Scene scene, BufferedImage image) {
    Scene popup = over.getScene();
    WritableImage drawn = new WritableImage((int) popup.getWidth(), (int) popup.getHeight());
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    clear.setViewport(new Rectangle2D(0, 0, popup.getWidth(), popup.getHeight()));
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(
        SwingFXUtils.fromFXImage(popup.getRoot().snapshot(clear, drawn), null),
        (int) (over.getX() - scene.getWindow().getX()),
        (int) (over.getY() - scene.getWindow().getY()),
        null);
    graphics.dispose();
  }

  /** Ignores theme and language switches, since there is no stage. */
  static final class NoSwitches implements WindowActions {
    private final ReadOnlyObjectWrapper<Theme> theme;

    NoSwitches(Theme theme) {
      this.theme = new ReadOnlyObjectWrapper<>(theme);
    }

    @Override
    public ObservableValue<Theme> shownTheme() {
      return theme.getReadOnlyProperty();
    }

    @Override
    public void theme() {}

    @Override
    public void textSize(ObservableValue<Integer> size) {}

    @Override
    public void language() {}

    @Override
    public void settings(Settings now, String section) {}
  }
}
