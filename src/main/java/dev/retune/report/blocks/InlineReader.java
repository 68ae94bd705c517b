package dev.retune.report.blocks;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the marks within a line. A mark counts only at the edge of a word and when it is closed;
 * everything else is the character that it is.
 */
final class InlineReader {
  private final List<Span> spans;
  private final StringBuilder pending = new StringBuilder();

  InlineReader(List<Span> spans) {
    this.spans = spans;
  }

  void read(String text, Set<Span.Style> styles, Optional<String> link) {
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

  /** Reads what is marked at a place; where it ends, or the place itself when nothing is. */
  private int marked(String text, int at, Set<Span.Style> styles, Optional<String> link) {
    return switch (text.charAt(at)) {
      case '`' -> code(text, at, styles, link);
      case '*' -> styled(text, at, Span.Style.BOLD, styles, link);
      case '_' -> styled(text, at, Span.Style.ITALIC, styles, link);
      case '~' -> styled(text, at, Span.Style.STRIKE, styles, link);
      case '<' -> reference(text, at, styles, link);
      default -> at;
    };
  }

  private int code(String text, int at, Set<Span.Style> styles, Optional<String> link) {
    int close = text.indexOf('`', at + 1);
    if (close <= at + 1) {
      return at;
    }
    flush(styles, link);
    add(text.substring(at + 1, close), with(styles, Span.Style.CODE), link);
    return close + 1;
  }

  private int styled(
      String text, int at, Span.Style style, Set<Span.Style> styles, Optional<String> link) {
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
  private int reference(String text, int at, Set<Span.Style> styles, Optional<String> link) {
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
        add(shown, with(styles, Span.Style.MENTION), link);
      }
      default -> add(words.isEmpty() ? target : words, styles, Optional.of(Entities.read(target)));
    }
    return close + 1;
  }

  private static Set<Span.Style> with(Set<Span.Style> styles, Span.Style more) {
    Set<Span.Style> all = EnumSet.of(more);
    all.addAll(styles);
    return all;
  }

  private void flush(Set<Span.Style> styles, Optional<String> link) {
    add(pending.toString(), styles, link);
    pending.setLength(0);
  }

  private void add(String text, Set<Span.Style> styles, Optional<String> link) {
    if (!text.isEmpty()) {
      spans.add(new Span(Entities.read(text), styles, link));
    }
  }
}
