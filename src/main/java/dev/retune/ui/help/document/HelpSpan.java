package dev.retune.ui.help.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text in one style.
 *
 * @param target where a link leads, as written in the guide; empty for plain text
 */
public record HelpSpan(String text, Set<Style> styles, Optional<String> target) {
  /** How text is set. */
  public enum Style {
    STRONG,
    EMPHASIS,
    CODE
  }

  /** Copies the styles. */
  public HelpSpan {
    styles = Set.copyOf(styles);
  }

  /** Returns the text of spans without their styles. */
  public static String plain(List<HelpSpan> spans) {
    return spans.stream().map(HelpSpan::text).collect(Collectors.joining());
  }
}
