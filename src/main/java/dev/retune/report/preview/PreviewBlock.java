package dev.retune.report.preview;

import java.util.List;

/** One block of a message, as it is seen. */
public sealed interface PreviewBlock {

  /** The large line at the top. */
  record Header(String text) implements PreviewBlock {}

  /**
   * Text, and fields in two columns below it.
   *
   * @param text empty when there are only fields
   */
  record Section(List<TextParagraph> text, List<List<TextParagraph>> fields)
      implements PreviewBlock {}

  /** Words in a row with others. */
  record TextBlock(List<TextParagraph> text) implements PreviewBlock {}

  /**
   * Small print.
   *
   * @param elements {@link TextBlock}, {@link Picture} or {@link Unknown}
   */
  record Context(List<PreviewBlock> elements) implements PreviewBlock {}

  /** A line across. */
  record Divider() implements PreviewBlock {}

  /**
   * A picture.
   *
   * @param source its address, or the id of its file
   * @param alt what it shows, in words
   * @param title the line above it, may be empty
   */
  record Picture(String source, String alt, String title) implements PreviewBlock {}

  /**
   * Something that this program does not draw; shown as such, never dropped.
   *
   * @param type as the JSON calls it
   * @param json all of it
   */
  record Unknown(String type, String json) implements PreviewBlock {}
}
