package dev.retune.ui.shell;

import dev.retune.settings.Settings;
import dev.retune.stats.Window;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javax.imageio.ImageIO;

/**
 * Makes the documentation's pictures: every screen, light and dark, English and Korean, 1440 x 900,
 * over the built-in sample.
 */
public final class Pictures {
  private final Path folder;
  private final String only;
  private final String[] size;

  private Pictures(Path folder, String only, String size) {
    this.folder = folder;
    this.only = only;
    this.size = size.split("x", -1);
  }

  /**
   * Into the folder named; a second word names those to make, such as {@code overview-light}, and a
   * third a home to keep, so that another try need not build the index again, and a fourth another
   * size, such as {@code 1000x640}.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("retune-pictures");
    boolean lived = Files.exists(home.resolve("index"));
    CompletableFuture<Void> done = new CompletableFuture<>();
    try (SampleServices services = new SampleServices(home)) {
      Platform.startup(() -> {});
      Pictures pictures =
          new Pictures(
              folder, args.length > 1 ? args[1] : "", args.length > 3 ? args[3] : "1440x900");
      Platform.runLater(
          () -> {
            try {
              if (!lived) {
                pictures.welcome(services);
                services.filled().lived();
              }
              for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                for (Theme theme : Theme.values()) {
                  pictures.screens(services.in(language), theme);
                }
              }
              done.complete(null);
            } catch (Throwable e) {
              done.completeExceptionally(e);
            }
          });
      done.get();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private void welcome(SampleServices services) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      take(services.in(language), Theme.LIGHT, Screen.OVERVIEW, "welcome");
    }
  }

  private void screens(Services services, Theme theme) {
    take(services, theme, Screen.OVERVIEW, "palette");
    take(services, theme, Screen.OVERVIEW, "keys");
    for (Screen screen : Screen.values()) {
      take(services, theme, screen, screen.id());
    }
    take(services, theme, Screen.RETRAIN, "compare");
  }

  private void take(Services services, Theme theme, Screen screen, String name) {
    String file =
        "%s-%s-%s.png"
            .formatted(
                name,
                theme.name().toLowerCase(Locale.ROOT),
                services.place().texts().locale().getLanguage());
    if (!file.contains(only)) {
      return;
    }
    Desk desk =
        new Desk(services, new CurrentThread(), Window.parse("30d"), screen, new NoSwitches(theme));
    Scene scene = new Scene(desk.root(), Integer.parseInt(size[0]), Integer.parseInt(size[1]));
    theme.apply(scene);
    scene.snapshot(null);
    // without a window, what a scroll pane has drawn once is not drawn anew
    desk.root().lookupAll(".viewport").forEach(port -> port.setCache(false));
    switch (name) {
      case "palette" -> desk.palette();
      case "keys" -> desk.keys();
      default -> used(screen, name, desk);
    }
    scene.snapshot(null);
    try {
      ImageIO.write(
          SwingFXUtils.fromFXImage(scene.snapshot(null), null),
          "png",
          folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves a screen as it looks in the middle of work. */
  private static void used(Screen screen, String name, Desk desk) {
    switch (screen) {
      case OVERVIEW, REPORT -> {}
      case SETTINGS -> {
        if (desk.root().lookup("#section-trigger") instanceof ToggleButton section) {
          section.fire();
          // a scene without a window never renews what its scroll pane has cached
          desk.root().lookup("#page").lookup(".viewport").setCache(false);
        }
      }
      case REVIEW -> {
        if (desk.root().lookup("#do-verdict-WRONG") instanceof ToggleButton wrong
            && desk.root().lookup("#code-1") instanceof ToggleButton incomplete
            && desk.root().lookup("#do-copy") instanceof Button copy) {
          wrong.fire();
          incomplete.fire();
          copy.fire();
        }
      }
      case REASONS -> {
        if (desk.root().lookup("#reasons") instanceof TableView<?> table) {
          table.getSelectionModel().select(2);
        }
      }
      case FEEDBACK -> {
        if (desk.root().lookup("#table") instanceof TableView<?> table
            && desk.root().lookup("#dislikes") instanceof ToggleButton dislikes) {
          dislikes.fire();
          table.getSelectionModel().select(1);
        }
      }
      case RETRAIN -> {
        if (desk.root().lookup("#force") instanceof CheckBox force
            && desk.root().lookup("#run") instanceof Button run) {
          force.setSelected(true);
          run.fire();
        }
        if (name.equals("compare")
            && desk.root().lookup("#showCompare") instanceof ToggleButton tab
            && desk.root().lookup("#compare") instanceof Button compare
            && desk.root().lookup("#comparePane #questions") instanceof TableView<?> questions) {
          tab.fire();
          compare.fire();
          questions.getSelectionModel().select(0);
        }
      }
    }
  }

  /** A desk without a window has nothing to switch. */
  static final class NoSwitches implements Switches {
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
    public void language() {}

    @Override
    public void settings(Settings now, String section) {}
  }
}
