package dev.retune.ui.control;

import dev.retune.ui.format.Severity;
import java.util.Locale;
import javafx.scene.control.Label;

/** Style helpers for labels. */
public final class LabelStyles {
  private LabelStyles() {}

  /** Styles a label as a badge of a severity. */
  public static void badge(Label badge, String text, Severity severity) {
    badge.setText(text);
    setSeverity(badge, severity);
  }

  /** Colours a label by severity. */
  public static void setSeverity(Label label, Severity severity) {
    // Unchanged classes are left alone, since removing and adding one triggers a CSS lookup.
    for (Severity other : Severity.values()) {
      if (other != severity) {
        label.getStyleClass().remove(style(other));
      }
    }
    if (!label.getStyleClass().contains(style(severity))) {
      label.getStyleClass().add(style(severity));
    }
  }

  /** Sets the text and hides the label if it is empty. */
  public static void setOptionalText(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static String style(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
