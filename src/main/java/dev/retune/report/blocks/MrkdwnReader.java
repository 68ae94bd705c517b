package dev.retune.report.blocks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Slack's text format: lines that are plain, quoted or behind a bullet, and blocks of code.
 */
final class MrkdwnReader {
  private static final String FENCE = "```";
  private static final List<String> QUOTES = List.of("> ", "&gt; ", ">", "&gt;");
  private static final String BULLET = "• ";

  List<Paragraph> read(String text) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      int open = text.indexOf(FENCE, at);
      int close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length());
      if (close < 0) {
        lines(text.substring(at), paragraphs);
        break;
      }
      lines(trimmedEnd(text.substring(at, open)), paragraphs);
      String code = text.substring(open + FENCE.length(), close).strip();
      paragraphs.add(new Paragraph(Paragraph.Kind.CODE, List.of(Span.plain(Entities.read(code)))));
      at = close + FENCE.length();
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (at == text.length()) {
        break;
      }
    }
    return paragraphs;
  }

  /** Text without any marks. */
  static List<Paragraph> literal(String text) {
    return text.lines()
        .map(line -> new Paragraph(Paragraph.Kind.PLAIN, List.of(Span.plain(line))))
        .toList();
  }

  private static String trimmedEnd(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static void lines(String text, List<Paragraph> paragraphs) {
    if (text.isEmpty()) {
      return;
    }
    for (String line : text.split("\n", -1)) {
      paragraphs.add(line(line));
    }
  }

  private static Paragraph line(String line) {
    for (String quote : QUOTES) {
      if (line.startsWith(quote)) {
        return paragraph(Paragraph.Kind.QUOTE, line.substring(quote.length()));
      }
    }
    return line.startsWith(BULLET)
        ? paragraph(Paragraph.Kind.BULLET, line.substring(BULLET.length()))
        : paragraph(Paragraph.Kind.PLAIN, line);
  }

  private static Paragraph paragraph(Paragraph.Kind kind, String text) {
    List<Span> spans = new ArrayList<>();
    Set<Span.Style> none = EnumSet.noneOf(Span.Style.class);
    new InlineReader(spans).read(text, none, Optional.empty());
    return new Paragraph(kind, spans);
  }
}
