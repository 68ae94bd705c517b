package dev.retune.ui.shell;

import dev.retune.settings.model.DesktopSettings;
import dev.retune.settings.model.Settings;
import dev.retune.ui.theme.Theme;
import javafx.beans.value.ObservableValue;

/** Actions of the window itself. */
interface WindowActions {
  /** Switches the theme and stops following the system's. */
  void theme();

  /** The current theme. */
  ObservableValue<Theme> shownTheme();

  /** Follows what is wanted of the window's looks from now on. */
  void looks(ObservableValue<DesktopSettings> wanted);

  /** Switches the language. */
  void language();

  /**
   * Rebuilds the window after the settings were changed.
   *
   * @param section the settings section to reopen
   */
  void settings(Settings now, String section);
}
