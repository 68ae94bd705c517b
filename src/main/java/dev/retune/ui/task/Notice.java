package dev.retune.ui.task;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A message shown in the window.
 *
 * @param file the file that it tells of
 * @param remedy what can be done about it
 * @param times how often it occurred since it was first shown
 */
public record Notice(
    Kind kind, String text, int times, Optional<Path> file, Optional<Remedy> remedy) {
  /** The kind of a notice. */
  public enum Kind {
    /** An action succeeded. */
    DONE,
    /** An action failed; the notice stays until it is closed or its screen is left. */
    FAILED
  }

  /** The same notice, once more. */
  Notice again() {
    return new Notice(kind, text, times + 1, file, remedy);
  }
}
