package dev.retune.ui.help.document;

import dev.retune.ui.help.document.HelpSpan.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Reads the text inside a block. */
final class InlineReader {

  /** Returns the spans in order. */
  List<HelpSpan> read(Node block) {
    List<HelpSpan> spans = new ArrayList<>();
    gather(block, Set.of(), Optional.empty(), spans);
    return spans;
  }

  private void gather(
      Node parent, Set<Style> styles, Optional<String> target, List<HelpSpan> spans) {
    for (Node node : MarkdownReader.children(parent)) {
      switch (node) {
        case Text text -> spans.add(new HelpSpan(text.getLiteral(), styles, target));
        case Code code ->
            spans.add(new HelpSpan(code.getLiteral(), with(styles, Style.CODE), target));
        case HtmlInline html -> spans.add(new HelpSpan(html.getLiteral(), styles, target));
        case SoftLineBreak _ -> spans.add(new HelpSpan(" ", styles, target));
        case HardLineBreak _ -> spans.add(new HelpSpan("\n", styles, target));
        case Emphasis _ -> gather(node, with(styles, Style.EMPHASIS), target, spans);
        case StrongEmphasis _ -> gather(node, with(styles, Style.STRONG), target, spans);
        case Link link -> gather(node, styles, Optional.of(link.getDestination()), spans);
        // a picture is replaced by its description
        default -> gather(node, styles, target, spans);
      }
    }
  }

  private static Set<Style> with(Set<Style> styles, Style more) {
    EnumSet<Style> all = EnumSet.of(more);
    all.addAll(styles);
    return all;
  }
}
