package dev.retune.report.preview;

import java.util.Optional;
import java.util.Set;

/**
 * Text with one style.
 *
 * @param text the text as displayed, with entities decoded
 * @param link the address of a link, which is displayed but never opened
 */
public record TextSpan(String text, Set<Style> styles, Optional<String> link) {

  /** The styles. */
  public enum Style {
    BOLD,
    ITALIC,
    STRIKE,
    CODE,
    /** A mention of a person, a channel or everybody. */
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
