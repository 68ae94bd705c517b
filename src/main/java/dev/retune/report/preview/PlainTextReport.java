package dev.retune.report.preview;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes blocks as plain text, without markup or entities. */
final class PlainTextReport {
  private static final String BREAK = "\n\n";

  /** The whole text. */
  String of(List<PreviewBlock> blocks) {
    return joined(blocks) + "\n";
  }

  private static String joined(List<PreviewBlock> blocks) {
    return blocks.stream()
        .map(PlainTextReport::block)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(BREAK));
  }

  private static String block(PreviewBlock block) {
    return switch (block) {
      case PreviewBlock.Header(String text) -> text;
      case PreviewBlock.Section(List<TextParagraph> text, List<List<TextParagraph>> fields) ->
          Stream.concat(Stream.of(text), fields.stream())
              .map(PlainTextReport::text)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(BREAK));
      case PreviewBlock.TextBlock(List<TextParagraph> text) -> text(text);
      case PreviewBlock.Context(List<PreviewBlock> elements) -> joined(elements);
      case PreviewBlock.Divider() -> "-".repeat(40);
      case PreviewBlock.Picture picture -> picture.alt();
      case PreviewBlock.Unknown(String type, String json) -> type + "\n" + json;
    };
  }

  private static String text(List<TextParagraph> paragraphs) {
    return paragraphs.stream().map(PlainTextReport::line).collect(Collectors.joining("\n"));
  }

  private static String line(TextParagraph paragraph) {
    String text =
        paragraph.spans().stream().map(PlainTextReport::span).collect(Collectors.joining());
    return switch (paragraph.kind()) {
      case PLAIN, CODE -> text;
      case QUOTE -> "> " + text;
      case BULLET -> "- " + text;
    };
  }

  private static String span(TextSpan span) {
    return span.link()
        .filter(address -> !address.equals(span.text()))
        .map(address -> span.text() + " (" + address + ")")
        .orElse(span.text());
  }
}
