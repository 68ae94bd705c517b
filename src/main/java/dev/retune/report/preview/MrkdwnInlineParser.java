package dev.retune.report.preview;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses formatting within a line. A formatting character counts only at a word boundary and when
 * it is closed; otherwise it is plain text.
 */
final class MrkdwnInlineParser {
  private final List<TextSpan> spans;
  private final StringBuilder pending = new StringBuilder();

  MrkdwnInlineParser(List<TextSpan> spans) {
    this.spans = spans;
  }

  void read(String text, Set<TextSpan.Style> styles, Optional<String> link) {
    int at = 0;
    while (at < text.length()) {
      int end = marked(text, at, styles, link);
      if (end > at) {
        at = end;
      } else {
        pending.append(text.charAt(at));
        at++;
      }
    }
    flush(styles, link);
  }

  /**
   * Parses formatted text at a position and returns its end, or the position itself if there is
   * none.
   */
  private int marked(String text, int at, Set<TextSpan.Style> styles, Optional<String> link) {
    return switch (text.charAt(at)) {
      case '`' -> code(text, at, styles, link);
      case '*' -> styled(text, at, TextSpan.Style.BOLD, styles, link);
      case '_' -> styled(text, at, TextSpan.Style.ITALIC, styles, link);
      case '~' -> styled(text, at, TextSpan.Style.STRIKE, styles, link);
      case '<' -> reference(text, at, styles, link);
      default -> at;
    };
  }

  private int code(String text, int at, Set<TextSpan.Style> styles, Optional<String> link) {
    int close = text.indexOf('`', at + 1);
    if (close <= at + 1) {
      return at;
    }
    flush(styles, link);
    add(text.substring(at + 1, close), with(styles, TextSpan.Style.CODE), link);
    return close + 1;
  }

  private int styled(
      String text,
      int at,
      TextSpan.Style style,
      Set<TextSpan.Style> styles,
      Optional<String> link) {
    int close = opens(text, at) ? closing(text, at) : -1;
    if (close < 0) {
      return at;
    }
    flush(styles, link);
    read(text.substring(at + 1, close), with(styles, style), link);
    return close + 1;
  }

  private static boolean opens(String text, int at) {
    boolean edge = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    return edge && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
  }

  private static int closing(String text, int at) {
    char mark = text.charAt(at);
    for (int i = text.indexOf(mark, at + 2); i > 0; i = text.indexOf(mark, i + 1)) {
      boolean edge = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (edge && !Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  /** {@code <address|words>}, {@code <@user>}, {@code <#channel|name>}, {@code <!everybody>}. */
  private int reference(String text, int at, Set<TextSpan.Style> styles, Optional<String> link) {
    int close = text.indexOf('>', at);
    if (close <= at + 1) {
      return at;
    }
    flush(styles, link);
    String inner = text.substring(at + 1, close);
    int bar = inner.indexOf('|');
    String target = bar < 0 ? inner : inner.substring(0, bar);
    String words = bar < 0 ? "" : inner.substring(bar + 1);
    switch (inner.charAt(0)) {
      case '@', '!', '#' -> {
        String sign = inner.charAt(0) == '#' ? "#" : "@";
        String name = words.isEmpty() ? target.substring(1) : words;
        String shown = name.startsWith(sign) ? name : sign + name;
        add(shown, with(styles, TextSpan.Style.MENTION), link);
      }
      default ->
          add(words.isEmpty() ? target : words, styles, Optional.of(MrkdwnEntities.read(target)));
    }
    return close + 1;
  }

  private static Set<TextSpan.Style> with(Set<TextSpan.Style> styles, TextSpan.Style more) {
    Set<TextSpan.Style> all = EnumSet.of(more);
    all.addAll(styles);
    return all;
  }

  private void flush(Set<TextSpan.Style> styles, Optional<String> link) {
    add(pending.toString(), styles, link);
    pending.setLength(0);
  }

  private void add(String text, Set<TextSpan.Style> styles, Optional<String> link) {
    if (!text.isEmpty()) {
      spans.add(new TextSpan(MrkdwnEntities.read(text), styles, link));
    }
  }
}
