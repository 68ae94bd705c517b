package dev.retune.ui.shell;

import dev.retune.export.ExportFormat;
import dev.retune.ui.retraining.RetrainingTab;
import dev.retune.ui.settings.SettingsSection;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;

/** What the shell shows in its middle. */
interface ShellContent {
  /** Opens Report and asks to send the report of last week. */
  void sendReport();

  /** Creates a screen. */
  Parent screen(ScreenId screen);

  /** Creates the page of an empty workspace. */
  Parent welcome();

  /** Opens a section of the settings. */
  void openSettings(SettingsSection section);

  /** Opens a part of Retraining. */
  void openRetraining(RetrainingTab tab);

  /** Opens Feedback and exports its votes to a file that the user chooses. */
  void exportVotes(ExportFormat format);

  /** Opens the sources in Settings, and checks files. */
  void openSources(List<Path> files);
}
