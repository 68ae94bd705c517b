package dev.retune.report.preview;

import java.util.List;

/** A block of a message, as displayed. */
public sealed interface PreviewBlock {

  /** The header. */
  record Header(String text) implements PreviewBlock {}

  /**
   * Text, followed by fields in two columns.
   *
   * @param text empty when there are only fields
   */
  record Section(List<TextParagraph> text, List<List<TextParagraph>> fields)
      implements PreviewBlock {}

  /** An inline text element. */
  record TextBlock(List<TextParagraph> text) implements PreviewBlock {}

  /**
   * Small print.
   *
   * @param elements {@link TextBlock}, {@link Picture} or {@link Unknown}
   */
  record Context(List<PreviewBlock> elements) implements PreviewBlock {}

  /** A divider. */
  record Divider() implements PreviewBlock {}

  /**
   * An image.
   *
   * @param source its address, or the id of its file
   * @param alt its alternative text
   * @param title the line above it; may be empty
   */
  record Picture(String source, String alt, String title) implements PreviewBlock {}

  /**
   * Unsupported content, which is shown as such instead of being dropped.
   *
   * @param type its type in the JSON
   * @param json its JSON
   */
  record Unknown(String type, String json) implements PreviewBlock {}
}
