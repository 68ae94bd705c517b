package dev.retune.report.preview;

import java.util.Optional;
import java.util.Set;

/**
 * Characters in one style.
 *
 * @param text as it is seen: entities are characters again
 * @param link where it leads; to be shown, never followed
 */
public record TextSpan(String text, Set<Style> styles, Optional<String> link) {

  /** How characters look. */
  public enum Style {
    BOLD,
    ITALIC,
    STRIKE,
    CODE,
    /** Names a person, a channel or everybody. */
    MENTION
  }

  /** Copies the set. */
  public TextSpan {
    styles = Set.copyOf(styles);
  }

  static TextSpan plain(String text) {
    return new TextSpan(text, Set.of(), Optional.empty());
  }
}
