package dev.retune.ui.shell;

import dev.retune.settings.model.Settings;
import dev.retune.ui.theme.Theme;
import javafx.beans.value.ObservableValue;

/** What the window itself does when a person asks for it. */
interface WindowActions {
  /** The other theme, from now on whatever the system does. */
  void theme();

  /** The theme shown. */
  ObservableValue<Theme> shownTheme();

  /** The other language. */
  void language();

  /**
   * Builds everything anew, for the settings were changed.
   *
   * @param section of the settings, to be open again
   */
  void settings(Settings now, String section);
}
