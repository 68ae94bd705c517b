package dev.retune.ui.help.document;

import dev.retune.ui.help.document.HelpBlock.Heading;
import java.util.ArrayList;
import java.util.List;

/**
 * A guide.
 *
 * @param path its file below the guides, such as {@code sources/dify.md}
 */
public record GuideDocument(String path, List<HelpBlock> blocks) {
  /** Copies the blocks. */
  public GuideDocument {
    blocks = List.copyOf(blocks);
  }

  /** A heading and the text below it, up to the next heading. */
  public record Section(String anchor, String title, String text) {}

  /** The first heading; the path if there is none. */
  public String title() {
    return headings().stream().findFirst().map(Heading::plain).orElse(path);
  }

  /** Returns whether a link can name this place of the guide. */
  public boolean has(String anchor) {
    return anchor.isEmpty() || headings().stream().anyMatch(h -> h.anchor().equals(anchor));
  }

  private List<Heading> headings() {
    return blocks.stream().filter(Heading.class::isInstance).map(Heading.class::cast).toList();
  }

  /** Returns the parts that are found by the search. */
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    String anchor = "";
    String title = title();
    List<HelpBlock> below = new ArrayList<>();
    for (HelpBlock block : blocks) {
      if (block instanceof Heading heading) {
        add(sections, anchor, title, below);
        anchor = heading.anchor();
        title = heading.plain();
        below.clear();
      } else {
        below.add(block);
      }
    }
    add(sections, anchor, title, below);
    return sections;
  }

  private static void add(
      List<Section> sections, String anchor, String title, List<HelpBlock> below) {
    if (!anchor.isEmpty() || !below.isEmpty()) {
      sections.add(new Section(anchor, title, HelpBlock.plain(below)));
    }
  }
}
