package dev.retune.ui.control;

import dev.retune.feedback.model.Vote;
import dev.retune.ui.format.Severity;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small marks in tables and lists. */
public final class Badges {
  private Badges() {}

  /** Creates a coloured badge. */
  public static Label of(String text, Severity severity) {
    Label badge = new Label();
    badge.getStyleClass().add("badge");
    LabelStyles.badge(badge, text, severity);
    return badge;
  }

  /** Creates the icon of a vote. */
  public static FontIcon vote(Vote.Value value) {
    boolean like = value == Vote.Value.LIKE;
    FontIcon icon = new FontIcon(like ? Feather.THUMBS_UP : Feather.THUMBS_DOWN);
    icon.getStyleClass().add(like ? "vote-like" : "vote-dislike");
    icon.setIconSize(15);
    return icon;
  }
}
