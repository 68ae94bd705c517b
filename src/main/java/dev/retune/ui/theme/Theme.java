package dev.retune.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.retune.settings.model.DesktopSettings;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * The light and dark themes. Only {@code palette-*.css} contains colour values, named by role;
 * {@code console.css} and one sheet per screen use the roles.
 */
public enum Theme {
  /** Dark text on a light background. */
  LIGHT,
  /** Light text on a dark background. */
  DARK;

  private static final String FONT = "Pretendard";

  private static final List<String> SCREENS =
      List.of(
          "overview",
          "help",
          "feedback",
          "review",
          "reasons",
          "topics",
          "retraining",
          "report",
          "prompting",
          "settings");

  /** Finds a theme by name, ignoring case. */
  public static Optional<Theme> named(String name) {
    return Stream.of(values()).filter(theme -> theme.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Returns the theme of the desktop. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /** Runs an action when the theme of the desktop changes, until unsubscribed. */
  public static Subscription onSystemChange(Runnable action) {
    return Platform.getPreferences().colorSchemeProperty().subscribe((was, is) -> action.run());
  }

  /** Returns the other theme. */
  public Theme opposite() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Returns the icon of the other theme: moon or sun. */
  public Ikon switchIcon() {
    return this == LIGHT ? Feather.MOON : Feather.SUN;
  }

  /** Applies the theme to a scene and its pop-ups, with text of the usual size. */
  public void apply(Scene scene) {
    apply(scene, DesktopSettings.standard());
  }

  /** Applies the theme, with the wanted size of text and motion, to a scene and its pop-ups. */
  public void apply(Scene scene, DesktopSettings wanted) {
    if (!Font.font(FONT, 13).getFamily().equals(FONT)) {
      loadFonts();
    }
    var base = this == LIGHT ? new PrimerLight() : new PrimerDark();
    Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    List<String> sheets = sheets();
    if (wanted.textSize() != DesktopSettings.USUAL) {
      sheets.add(textSize(wanted.textSize()));
    }
    if (wanted.reducedMotion()) {
      sheets.add(resource("css/still.css"));
    }
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
  }

  /**
   * Loads the bundled fonts, on any thread, so that Korean is displayed on systems without a Korean
   * font.
   */
  public static void loadFonts() {
    for (String file : List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf")) {
      Font.loadFont(resource("fonts/" + file), 13);
    }
  }

  /** Returns the style sheets of this theme, to be added to the toolkit's own. */
  public List<String> sheets() {
    List<String> sheets = new ArrayList<>();
    sheets.add(resource("css/palette-" + name().toLowerCase(java.util.Locale.ROOT) + ".css"));
    sheets.add(resource("css/console.css"));
    for (String screen : SCREENS) {
      sheets.add(resource("css/" + screen + ".css"));
    }
    return sheets;
  }

  /** All other sizes are relative to that of the root. */
  private static String textSize(int pixels) {
    String css = ".root { -fx-font-size: " + pixels + "px; }";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String path) {
    URL url = Theme.class.getResource("/dev/retune/ui/" + path);
    return Objects.requireNonNull(url, path).toExternalForm();
  }
}
