package dev.retune.ui.task;

import dev.retune.common.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens folders in the system's file manager. */
final class SystemFolder {
  private SystemFolder() {}

  /**
   * Opens the folder that contains a file. Blocks until the file manager's process has started.
   *
   * @return the folder
   * @throws UnavailableException when there is no file manager
   */
  static Path open(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    try {
      // explorer ends with 1 even when it has opened the folder
      new ProcessBuilder(List.of(program(), folder.toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return folder;
    } catch (IOException e) {
      throw new UnavailableException(e, "ui.folderNotOpened", folder.toString());
    }
  }

  private static String program() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return "explorer.exe";
    }
    return system.startsWith("mac") ? "open" : "xdg-open";
  }
}
