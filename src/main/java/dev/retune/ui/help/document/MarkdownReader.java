package dev.retune.ui.help.document;

import dev.retune.ui.help.document.HelpBlock.Heading;
import dev.retune.ui.help.document.HelpBlock.ItemList;
import dev.retune.ui.help.document.HelpBlock.Listing;
import dev.retune.ui.help.document.HelpBlock.Paragraph;
import dev.retune.ui.help.document.HelpBlock.Quotation;
import dev.retune.ui.help.document.HelpBlock.Rule;
import dev.retune.ui.help.document.HelpBlock.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown into blocks. HTML is taken as text and pictures as their description, so nothing
 * of a guide is run or loaded.
 */
public final class MarkdownReader {
  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final InlineReader inlines = new InlineReader();

  /** Reads a guide. */
  public GuideDocument read(String path, String markdown) {
    return new GuideDocument(path, blocks(parser.parse(markdown), new HashMap<>()));
  }

  private List<HelpBlock> blocks(Node parent, Map<String, Integer> anchors) {
    List<HelpBlock> blocks = new ArrayList<>();
    for (Node node : children(parent)) {
      switch (node) {
        case org.commonmark.node.Heading heading -> blocks.add(heading(heading, anchors));
        case org.commonmark.node.Paragraph paragraph -> {
          List<HelpSpan> text = inlines.read(paragraph);
          // a paragraph of pictures without descriptions
          if (!HelpSpan.plain(text).isBlank()) {
            blocks.add(new Paragraph(text));
          }
        }
        case FencedCodeBlock code -> blocks.add(new Listing(code.getLiteral().stripTrailing()));
        case IndentedCodeBlock code -> blocks.add(new Listing(code.getLiteral().stripTrailing()));
        case HtmlBlock html -> blocks.add(new Listing(html.getLiteral()));
        case BulletList list -> blocks.add(new ItemList(0, items(list, anchors)));
        case OrderedList list -> blocks.add(new ItemList(first(list), items(list, anchors)));
        case BlockQuote quote -> blocks.add(new Quotation(blocks(quote, anchors)));
        case ThematicBreak _ -> blocks.add(new Rule());
        case TableBlock table -> blocks.add(table(table));
        default -> {
          // definitions of links, which have no text of their own
        }
      }
    }
    return blocks;
  }

  private static int first(OrderedList list) {
    Integer number = list.getMarkerStartNumber();
    return number == null ? 1 : Math.max(1, number);
  }

  private Heading heading(org.commonmark.node.Heading heading, Map<String, Integer> anchors) {
    List<HelpSpan> text = inlines.read(heading);
    String anchor = anchor(HelpSpan.plain(text));
    int before = anchors.merge(anchor, 1, Integer::sum) - 1;
    return new Heading(heading.getLevel(), before == 0 ? anchor : anchor + "-" + before, text);
  }

  /** Returns the name of a heading in links, as on GitHub. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-');
  }

  private List<List<HelpBlock>> items(Node list, Map<String, Integer> anchors) {
    return children(list).stream().map(item -> blocks(item, anchors)).toList();
  }

  private TextTable table(TableBlock table) {
    List<List<List<HelpSpan>>> rows =
        children(table).stream()
            .flatMap(part -> children(part).stream())
            .map(row -> children(row).stream().map(inlines::read).toList())
            .toList();
    List<Integer> filled =
        IntStream.range(0, rows.getFirst().size())
            // a column of pictures only
            .filter(i -> rows.stream().anyMatch(row -> !HelpSpan.plain(row.get(i)).isBlank()))
            .boxed()
            .toList();
    List<List<List<HelpSpan>>> kept =
        rows.stream().map(row -> filled.stream().map(row::get).toList()).toList();
    return new TextTable(kept.getFirst(), kept.subList(1, kept.size()));
  }

  static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
