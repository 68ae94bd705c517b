package dev.retune.ui.control;

import java.util.List;
import javafx.scene.input.KeyCodeCombination;

/** Keys that belong together, as the sheet of keys lists them. */
public record KeyGroup(String title, List<KeyLine> lines) {
  /** Copies the lines. */
  public KeyGroup {
    lines = List.copyOf(lines);
  }

  /**
   * Keys that do the same, and what they do.
   *
   * @param text what they do, in the user's language
   */
  public record KeyLine(List<KeyCodeCombination> keys, String text) {
    /** Copies the keys. */
    public KeyLine {
      keys = List.copyOf(keys);
    }
  }
}
