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

  /** The style and the link of a stretch of text. */
  private record Format(Set<TextSpan.Style> styles, Optional<String> link) {
    static final Format PLAIN = new Format(Set.of(), Optional.empty());

    Format with(TextSpan.Style more) {
      Set<TextSpan.Style> all = EnumSet.of(more);
      all.addAll(styles);
      return new Format(all, link);
    }

    Format linked(String target) {
      return new Format(styles, Optional.of(target));
    }
  }

  void read(String text) {
    read(text, Format.PLAIN);
  }

  private void read(String text, Format format) {
    int at = 0;
    while (at < text.length()) {
      int end = marked(text, at, format);
      if (end > at) {
        at = end;
      } else {
        pending.append(text.charAt(at));
        at++;
      }
    }
    flush(format);
  }

  /**
   * Parses formatted text at a position and returns its end, or the position itself if there is
   * none.
   */
  private int marked(String text, int at, Format format) {
    return switch (text.charAt(at)) {
      case '`' -> code(text, at, format);
      case '*' -> styled(text, at, TextSpan.Style.BOLD, format);
      case '_' -> styled(text, at, TextSpan.Style.ITALIC, format);
      case '~' -> styled(text, at, TextSpan.Style.STRIKE, format);
      case '<' -> reference(text, at, format);
      default -> at;
    };
  }

  private int code(String text, int at, Format format) {
    int close = text.indexOf('`', at + 1);
    if (close <= at + 1) {
      return at;
    }
    flush(format);
    add(text.substring(at + 1, close), format.with(TextSpan.Style.CODE));
    return close + 1;
  }

  private int styled(String text, int at, TextSpan.Style style, Format format) {
    int close = opens(text, at) ? closing(text, at) : -1;
    if (close < 0) {
      return at;
    }
    flush(format);
    read(text.substring(at + 1, close), format.with(style));
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
  private int reference(String text, int at, Format format) {
    int close = text.indexOf('>', at);
    if (close <= at + 1) {
      return at;
    }
    flush(format);
    String inner = text.substring(at + 1, close);
    int bar = inner.indexOf('|');
    String target = bar < 0 ? inner : inner.substring(0, bar);
    String words = bar < 0 ? "" : inner.substring(bar + 1);
    switch (inner.charAt(0)) {
      case '@', '!', '#' -> {
        String sign = inner.charAt(0) == '#' ? "#" : "@";
        String name = words.isEmpty() ? target.substring(1) : words;
        String shown = name.startsWith(sign) ? name : sign + name;
        add(shown, format.with(TextSpan.Style.MENTION));
      }
      default -> add(words.isEmpty() ? target : words, format.linked(MrkdwnEntities.read(target)));
    }
    return close + 1;
  }

  private void flush(Format format) {
    add(pending.toString(), format);
    pending.setLength(0);
  }

  private void add(String text, Format format) {
    if (!text.isEmpty()) {
      spans.add(new TextSpan(MrkdwnEntities.read(text), format.styles(), format.link()));
    }
  }
}
