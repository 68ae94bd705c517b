package dev.retune.ui.kit;

import java.util.Locale;
import javafx.scene.control.Label;

/** Small things done to labels. */
public final class Labels {
  private Labels() {}

  /** A badge in the colour of a mood. */
  public static void badge(Label badge, String text, Mood mood) {
    badge.setText(text);
    tone(badge, mood);
  }

  /** A label in the colour of a mood. */
  public static void tone(Label label, Mood mood) {
    // a class that is taken away and given again would be looked up anew
    for (Mood other : Mood.values()) {
      if (other != mood) {
        label.getStyleClass().remove(style(other));
      }
    }
    if (!label.getStyleClass().contains(style(mood))) {
      label.getStyleClass().add(style(mood));
    }
  }

  /** A text, or no label at all when there is none. */
  public static void optional(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static String style(Mood mood) {
    return mood.name().toLowerCase(Locale.ROOT);
  }
}
