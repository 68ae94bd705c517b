package dev.retune.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;

/** What the shell shows in its middle. */
interface ShellContent {
  /** Creates a screen. */
  Parent screen(ScreenId screen);

  /** Creates the page of an empty workspace. */
  Parent welcome();

  /** Opens the sources in Settings, and checks files. */
  void openSources(List<Path> files);
}
