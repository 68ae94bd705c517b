package dev.retune.ui.help.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a guide. */
public sealed interface HelpBlock {
  /** Returns the words of the block, for the search. */
  String plain();

  /**
   * A heading.
   *
   * @param level 1 for the title of the page
   * @param anchor the name that links use
   */
  record Heading(int level, String anchor, List<HelpSpan> text) implements HelpBlock {
    @Override
    public String plain() {
      return HelpSpan.plain(text);
    }
  }

  /** A paragraph. */
  record Paragraph(List<HelpSpan> text) implements HelpBlock {
    @Override
    public String plain() {
      return HelpSpan.plain(text);
    }
  }

  /** Commands or a file, set as they are typed. */
  record Listing(String text) implements HelpBlock {
    @Override
    public String plain() {
      return text;
    }
  }

  /**
   * A list.
   *
   * @param first the number of its first item; 0 when items have no numbers
   */
  record ItemList(int first, List<List<HelpBlock>> items) implements HelpBlock {
    @Override
    public String plain() {
      return items.stream().map(HelpBlock::plain).collect(Collectors.joining(" "));
    }
  }

  /** A table; each row has as many cells as the head. */
  record TextTable(List<List<HelpSpan>> head, List<List<List<HelpSpan>>> rows)
      implements HelpBlock {
    @Override
    public String plain() {
      return Stream.concat(Stream.of(head), rows.stream())
          .map(TextTable::row)
          .collect(Collectors.joining("; "));
    }

    private static String row(List<List<HelpSpan>> cells) {
      return cells.stream()
          .map(HelpSpan::plain)
          .filter(words -> !words.isBlank())
          .collect(Collectors.joining(" · "));
    }
  }

  /** A quotation. */
  record Quotation(List<HelpBlock> blocks) implements HelpBlock {
    @Override
    public String plain() {
      return HelpBlock.plain(blocks);
    }
  }

  /** A line across the page. */
  record Rule() implements HelpBlock {
    @Override
    public String plain() {
      return "";
    }
  }

  /** Returns the words of blocks. */
  static String plain(List<HelpBlock> blocks) {
    return blocks.stream().map(HelpBlock::plain).collect(Collectors.joining(" "));
  }
}
