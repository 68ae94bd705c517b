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

  /** How the text inside a node is set. */
  private record Setting(Set<Style> styles, Optional<String> target) {
    HelpSpan span(String text) {
      return new HelpSpan(text, styles, target);
    }

    Setting with(Style more) {
      EnumSet<Style> all = EnumSet.of(more);
      all.addAll(styles);
      return new Setting(all, target);
    }

    Setting leadingTo(String destination) {
      return new Setting(styles, Optional.of(destination));
    }
  }

  /** Returns the spans in order. */
  List<HelpSpan> read(Node block) {
    List<HelpSpan> spans = new ArrayList<>();
    gather(block, new Setting(Set.of(), Optional.empty()), spans);
    return spans;
  }

  private void gather(Node parent, Setting setting, List<HelpSpan> spans) {
    for (Node node : MarkdownReader.children(parent)) {
      switch (node) {
        case Text text -> spans.add(setting.span(text.getLiteral()));
        case Code code -> spans.add(setting.with(Style.CODE).span(code.getLiteral()));
        case HtmlInline html -> spans.add(setting.span(html.getLiteral()));
        case SoftLineBreak _ -> spans.add(setting.span(" "));
        case HardLineBreak _ -> spans.add(setting.span("\n"));
        case Emphasis _ -> gather(node, setting.with(Style.EMPHASIS), spans);
        case StrongEmphasis _ -> gather(node, setting.with(Style.STRONG), spans);
        case Link link -> gather(node, setting.leadingTo(link.getDestination()), spans);
        // a picture is replaced by its description
        default -> gather(node, setting, spans);
      }
    }
  }
}
