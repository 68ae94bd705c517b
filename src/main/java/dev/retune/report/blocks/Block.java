package dev.retune.report.blocks;

import java.util.List;

/** One block of a message, as it is seen. */
public sealed interface Block {

  /** The large line at the top. */
  record Header(String text) implements Block {}

  /**
   * Text, and fields in two columns below it.
   *
   * @param text empty when there are only fields
   */
  record Section(List<Paragraph> text, List<List<Paragraph>> fields) implements Block {}

  /** Words in a row with others. */
  record Words(List<Paragraph> text) implements Block {}

  /**
   * Small print.
   *
   * @param elements {@link Words}, {@link Picture} or {@link Unknown}
   */
  record Context(List<Block> elements) implements Block {}

  /** A line across. */
  record Divider() implements Block {}

  /**
   * A picture.
   *
   * @param source its address, or the id of its file
   * @param alt what it shows, in words
   * @param title the line above it, may be empty
   */
  record Picture(String source, String alt, String title) implements Block {}

  /**
   * Something that this program does not draw; shown as such, never dropped.
   *
   * @param type as the JSON calls it
   * @param json all of it
   */
  record Unknown(String type, String json) implements Block {}
}
