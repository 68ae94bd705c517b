package dev.retune.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
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
 * How the window looks. Colours go palette, role, control: {@code palette-*.css} alone holds colour
 * values and names them by role, {@code console.css} gives roles to controls, and each screen has a
 * sheet for its own.
 */
public enum Theme {
  /** Dark writing on light ground. */
  LIGHT,
  /** Light writing on dark ground. */
  DARK;

  private static final String FONT = "Pretendard";

  private static final List<String> SCREENS =
      List.of("overview", "feedback", "review", "reasons", "retraining", "report", "settings");

  /** By its name, in whatever case; empty when none is called so. */
  public static Optional<Theme> named(String name) {
    return Stream.of(values()).filter(theme -> theme.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The one that the desktop has now. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /** Tells when the desktop's changes, until it is unsubscribed. */
  public static Subscription onSystemChange(Runnable action) {
    return Platform.getPreferences().colorSchemeProperty().subscribe((was, is) -> action.run());
  }

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** The sign of the other one: a moon by day, a sun by night. */
  public Ikon otherIcon() {
    return this == LIGHT ? Feather.MOON : Feather.SUN;
  }

  /** Dresses a scene, and the pop-ups that it opens. */
  public void apply(Scene scene) {
    if (!Font.font(FONT, 13).getFamily().equals(FONT)) {
      loadFonts();
    }
    var base = this == LIGHT ? new PrimerLight() : new PrimerDark();
    Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheets());
  }

  /**
   * Loads the fonts, on any thread. They travel with the program, so that Korean shows on a machine
   * without a Korean font.
   */
  public static void loadFonts() {
    for (String file : List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf")) {
      Font.loadFont(resource("fonts/" + file), 13);
    }
  }

  /** The sheets of a scene in this theme, on top of the toolkit's own. */
  public List<String> sheets() {
    List<String> sheets = new ArrayList<>();
    sheets.add(resource("css/palette-" + name().toLowerCase(java.util.Locale.ROOT) + ".css"));
    sheets.add(resource("css/console.css"));
    for (String screen : SCREENS) {
      sheets.add(resource("css/" + screen + ".css"));
    }
    return sheets;
  }

  private static String resource(String path) {
    URL url = Theme.class.getResource("/dev/retune/ui/" + path);
    return Objects.requireNonNull(url, path).toExternalForm();
  }
}
