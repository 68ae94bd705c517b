package dev.retune.report.preview;

import java.util.ArrayList;
import java.util.List;

/** Parses Slack's text format into plain, quoted and bulleted lines and code blocks. */
final class MrkdwnParser {
  private static final String FENCE = "```";
  private static final List<String> QUOTES = List.of("> ", "&gt; ", ">", "&gt;");
  private static final String BULLET = "• ";

  List<TextParagraph> read(String text) {
    List<TextParagraph> paragraphs = new ArrayList<>();
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
      paragraphs.add(
          new TextParagraph(
              TextParagraph.Kind.CODE, List.of(TextSpan.plain(MrkdwnEntities.read(code)))));
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

  /** Text without formatting. */
  static List<TextParagraph> literal(String text) {
    return text.lines()
        .map(line -> new TextParagraph(TextParagraph.Kind.PLAIN, List.of(TextSpan.plain(line))))
        .toList();
  }

  private static String trimmedEnd(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static void lines(String text, List<TextParagraph> paragraphs) {
    if (text.isEmpty()) {
      return;
    }
    for (String line : text.split("\n", -1)) {
      paragraphs.add(line(line));
    }
  }

  private static TextParagraph line(String line) {
    for (String quote : QUOTES) {
      if (line.startsWith(quote)) {
        return paragraph(TextParagraph.Kind.QUOTE, line.substring(quote.length()));
      }
    }
    return line.startsWith(BULLET)
        ? paragraph(TextParagraph.Kind.BULLET, line.substring(BULLET.length()))
        : paragraph(TextParagraph.Kind.PLAIN, line);
  }

  private static TextParagraph paragraph(TextParagraph.Kind kind, String text) {
    List<TextSpan> spans = new ArrayList<>();
    new MrkdwnInlineParser(spans).read(text);
    return new TextParagraph(kind, spans);
  }
}
