package dev.retune.ui.shell;

import dev.retune.settings.Settings;

/** What the window itself does when a person asks for it. */
interface Switches {
  /** The other theme. */
  void theme();

  /** The other language. */
  void language();

  /**
   * Builds everything anew, for the settings were changed.
   *
   * @param section of the settings, to be open again
   */
  void settings(Settings now, String section);
}
