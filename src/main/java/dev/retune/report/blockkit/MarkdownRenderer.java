package dev.retune.report.blockkit;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders blocks as Markdown, where bold has two asterisks instead of Slack's one. */
final class MarkdownRenderer {
  String of(List<LayoutBlock> blocks) {
    return blocks.stream().map(this::block).collect(Collectors.joining("\n\n")) + "\n";
  }

  private String block(LayoutBlock block) {
    return switch (block) {
      case HeaderBlock header -> "# " + header.getText().getText();
      case DividerBlock divider -> "---";
      case ContextBlock context ->
          lines(context.getElements().stream().map(TextObject.class::cast));
      case SectionBlock section -> section(section);
      case ImageBlock image -> "*" + image.getAltText() + "*";
      default -> throw new IllegalStateException("unsupported block: " + block.getType());
    };
  }

  private String section(SectionBlock section) {
    Stream<TextObject> text = Stream.ofNullable(section.getText());
    List<TextObject> fields = Objects.requireNonNullElse(section.getFields(), List.of());
    return lines(Stream.concat(text, fields.stream()));
  }

  private static String lines(Stream<TextObject> texts) {
    return texts
        .map(TextObject::getText)
        .map(text -> text.replace("*", "**").replace("•", "-").replace("\n", "  \n"))
        .collect(Collectors.joining("\n\n"));
  }
}
