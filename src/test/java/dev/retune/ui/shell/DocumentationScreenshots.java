package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import dev.retune.support.PreparedModel;
import dev.retune.support.TestDatabases;
import dev.retune.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Takes the screenshots of the documentation: screens and dialogs in both themes and languages at
 * 1440 x 900, over the built-in sample. Each language starts from a copy of the same home folder.
 * Ends with exit code 1 when a picture is missing.
 */
public final class DocumentationScreenshots {
  private final SceneCamera camera;

  private DocumentationScreenshots(SceneCamera camera) {
    this.camera = camera;
  }

  /**
   * Arguments: the target folder; the scenes, such as {@code overview-light,tasks}, or nothing for
   * the pictures that the folder has, or for all if it has none; a folder that caches the prepared
   * home; the size, such as {@code 1000x640}. All but the first are optional.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    String only = args.length > 1 ? args[1] : "";
    Path place = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("retune-pictures");
    PictureSize size = args.length > 3 ? PictureSize.parse(args[3]) : PictureSize.DOCUMENTATION;
    Set<String> known = only.isEmpty() ? pictures(folder) : Set.of();
    Predicate<String> wanted = known.isEmpty() ? PictureFiles.containing(only) : known::contains;
    onToolkit(
        () -> {
          try (SceneCamera camera =
              new SceneCamera(new PictureFiles(folder, wanted, false), List.of(size))) {
            end(draw(camera, place));
          }
        });
  }

  private static Set<String> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .collect(Collectors.toSet());
    }
  }

  /** Draws all scenes that are wanted. */
  static PictureReport draw(SceneCamera camera, Path place) throws Exception {
    new DocumentationScreenshots(camera).make(place);
    return PictureReport.of(camera);
  }

  /** Prints what was drawn, and fails if a picture is missing. */
  static void end(PictureReport report) {
    System.out.println(report.text());
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(
          "%d pictures could not be drawn".formatted(report.failures().size()));
    }
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
      SampleServices.live(PreparedModel.into(lived));
    }
    Path fixed = home(place.resolve("fixed"));
    if (!Files.exists(fixed)) {
      PreparedModel.copy(lived, fixed);
      List<SourceConfig> sources =
          List.of(
              SourceConfig.of("chat", "postgresql://db.example.com/chat"),
              SourceConfig.of("traces", "https://langfuse.example.com"));
      var _ =
          new SettingsFileStore(new HomeFolder(fixed).settings())
              .change(old -> old.with("sources", sources));
      try (SampleServices services = new SampleServices(fixed)) {
        SampleFixes.into(services.in(Locale.ENGLISH));
      }
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Path copy = place.resolve(language.toString());
      again(lived, home(copy));
      System.setProperty("user.home", copy.toString());
      try (SampleServices services = new SampleServices(home(copy))) {
        camera.shoot(PictureServices.of(services.in(language)), ScreenshotScenes.lived());
        Texts texts = services.in(language).environment().texts();
        camera.shootWindow(
            texts, StartupErrorScene.NAME, theme -> StartupErrorScene.scene(texts, theme));
        // Shows the figures cached by the scenes above while the database is unreachable.
        BreakableServices lost =
            new BreakableServices(services.in(language), new AtomicBoolean(true));
        camera.shoot(lost.services(), List.of(VoteScenes.LAST));
        services.hold();
        camera.shoot(services.in(language), List.of(VoteScenes.HELD));
        Path models = home(copy).resolve("models").resolve("toy-multilingual");
        var _ = ToyMultilingualModel.writeTo(models, "pooling_mode_mean_tokens");
        camera.shoot(services.in(language), List.of(SettingsScenes.COMPARED));
      }
      Path changed = place.resolve(language + "-fixed");
      again(fixed, home(changed));
      System.setProperty("user.home", changed.toString());
      try (SampleServices services = new SampleServices(home(changed))) {
        camera.shoot(services.in(language), DialogScenes.fixed());
      }
      try (SampleHub hub = new SampleHub(place.resolve("hub"))) {
        Path korean = place.resolve(language + "-korean");
        System.setProperty("user.home", korean.toString());
        try (SampleServices services =
            new SampleServices(unused(korean), hub.environment(korean))) {
          camera.shoot(services.in(language), List.of(SettingsScenes.OFFER_WELCOME));
          camera.shoot(services.korean().in(language), SettingsScenes.OFFER);
          camera.shoot(services.in(language), SettingsScenes.MODELS);
        }
      }
      Path fresh = place.resolve(language + "-unvoted");
      System.setProperty("user.home", fresh.toString());
      try (SampleServices services = new SampleServices(unused(fresh))) {
        camera.shoot(services.in(language), List.of(VoteScenes.WELCOME));
        camera.shoot(services.unvoted().in(language), ScreenshotScenes.unvoted());
      }
    }
  }

  private static Path home(Path user) {
    return user.resolve(".local").resolve("share").resolve("retune");
  }

  private static void again(Path from, Path to) {
    TestDatabases.delete(to);
    PreparedModel.copy(from, to);
  }

  private static Path unused(Path user) {
    TestDatabases.delete(home(user));
    return PreparedModel.into(home(user));
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

    void show(Theme now) {
      theme.set(now);
    }

    @Override
    public void theme() {}

    @Override
    public void looks(ObservableValue<DesktopSettings> wanted) {}

    @Override
    public void language() {}

    @Override
    public void settings(Settings now, String section) {}
  }
}
