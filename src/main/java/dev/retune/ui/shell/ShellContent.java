package dev.retune.ui.shell;

import javafx.scene.Parent;

/** Creates what the shell shows in its middle. */
interface ShellContent {
  /** Creates a screen. */
  Parent screen(ScreenId screen);

  /** Creates the page of an empty workspace. */
  Parent welcome();
}
