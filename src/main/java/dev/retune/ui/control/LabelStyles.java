package dev.retune.ui.control;

import dev.retune.ui.format.Severity;
import java.util.Locale;
import javafx.scene.control.Label;

/** Small things done to labels. */
public final class LabelStyles {
  private LabelStyles() {}

  /** A badge in the colour of a mood. */
  public static void badge(Label badge, String text, Severity severity) {
    badge.setText(text);
    tone(badge, severity);
  }

  /** A label in the colour of a mood. */
  public static void tone(Label label, Severity severity) {
    // a class that is taken away and given again would be looked up anew
    for (Severity other : Severity.values()) {
      if (other != severity) {
        label.getStyleClass().remove(style(other));
      }
    }
    if (!label.getStyleClass().contains(style(severity))) {
      label.getStyleClass().add(style(severity));
    }
  }

  /** A text, or no label at all when there is none. */
  public static void optional(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static String style(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
