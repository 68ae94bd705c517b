package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import dev.retune.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Takes the screenshots of the documentation: every screen and dialog in both themes and languages
 * at 1440 x 900, over the built-in sample. Each combination starts from a copy of the same home
 * folder.
 */
public final class DocumentationScreenshots {
  private final SceneCamera camera;

  DocumentationScreenshots(SceneCamera camera) {
    this.camera = camera;
  }

  /**
   * Arguments: the target folder; the scenes, such as {@code overview-light,tasks}; a folder that
   * caches the prepared home; the size, such as {@code 1000x640}. All but the first are optional.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path place = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("retune-pictures");
    PictureSize size = args.length > 3 ? PictureSize.parse(args[3]) : PictureSize.DOCUMENTATION;
    onToolkit(
        () -> {
          try (SceneCamera camera =
              new SceneCamera(folder, args.length > 1 ? args[1] : "", List.of(size), false)) {
            new DocumentationScreenshots(camera).make(place);
            camera.written();
          }
        });
  }

  /** Work that may fail in any way. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Runs work with the toolkit, and ends the process. */
  static void onToolkit(Work work) {
    Platform.startup(() -> {});
    // Hiding the last window must not stop the toolkit.
    Platform.setImplicitExit(false);
    try {
      work.run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  void make(Path place) throws Exception {
    Path lived = home(place.resolve("lived"));
    if (!Files.exists(lived.resolve("index"))) {
      System.setProperty("user.home", place.resolve("lived").toString());
      try (SampleServices fresh = new SampleServices(lived)) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          camera.shoot(fresh.in(language), Theme.LIGHT, List.of(ScreenshotScenes.WELCOME));
        }
      }
      SampleServices.live(lived);
    }
    Path fixed = home(place.resolve("fixed"));
    if (!Files.exists(fixed)) {
      copy(lived, fixed);
      SourceConfig source = SourceConfig.of("chat", "postgresql://db.example.com/chat");
      var _ =
          new SettingsFileStore(new HomeFolder(fixed).settings())
              .change(old -> old.with("sources", List.of(source)));
      try (SampleServices services = new SampleServices(fixed)) {
        SampleFixes.into(services.in(Locale.ENGLISH));
      }
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      for (Theme theme : Theme.values()) {
        Path copy = place.resolve(language + "-" + theme);
        copy(lived, home(copy));
        System.setProperty("user.home", copy.toString());
        try (SampleServices services = new SampleServices(home(copy))) {
          camera.shoot(SamplePublishing.in(services.in(language)), theme, ScreenshotScenes.all());
          Texts texts = services.in(language).environment().texts();
          camera.shootWindow(
              texts, theme, StartupErrorScene.NAME, () -> StartupErrorScene.scene(texts, theme));
          // Shows the figures cached by the scenes above while the database is unreachable.
          BreakableServices lost =
              new BreakableServices(services.in(language), new AtomicBoolean(true));
          camera.shoot(lost.services(), theme, List.of(ScreenshotScenes.LAST));
          services.hold();
          camera.shoot(services.in(language), theme, List.of(ScreenshotScenes.HELD));
          Path models = home(copy).resolve("models").resolve("toy-multilingual");
          var _ = ToyMultilingualModel.writeTo(models, "pooling_mode_mean_tokens");
          camera.shoot(services.in(language), theme, List.of(ScreenshotScenes.COMPARED));
        }
        Path changed = place.resolve(language + "-" + theme + "-fixed");
        copy(fixed, home(changed));
        System.setProperty("user.home", changed.toString());
        try (SampleServices services = new SampleServices(home(changed))) {
          camera.shoot(services.in(language), theme, DialogScenes.fixed());
        }
        try (SampleHub hub = new SampleHub(place.resolve("hub"))) {
          Path korean = place.resolve(language + "-" + theme + "-korean");
          System.setProperty("user.home", korean.toString());
          try (SampleServices services =
              new SampleServices(home(korean), hub.environment(korean))) {
            camera.shoot(services.in(language), theme, List.of(ScreenshotScenes.OFFER_WELCOME));
            camera.shoot(services.korean().in(language), theme, ScreenshotScenes.OFFER);
            camera.shoot(services.in(language), theme, ScreenshotScenes.MODELS);
          }
        }
        Path fresh = place.resolve(language + "-" + theme + "-unvoted");
        System.setProperty("user.home", fresh.toString());
        try (SampleServices services = new SampleServices(home(fresh)).unvoted()) {
          camera.shoot(services.in(language), theme, ScreenshotScenes.unvoted());
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
