package dev.retune.ui.report;

import dev.retune.common.i18n.Texts;
import dev.retune.report.preview.PreviewBlock;
import dev.retune.report.preview.TextParagraph;
import dev.retune.report.preview.TextSpan;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Renders message blocks as Slack does; links are inactive. */
final class BlockNodeFactory {
  private static final int LONGEST = 4_000;

  private final Texts texts;
  private final Function<String, Optional<byte[]>> pictures;
  private final Loader loader;

  /** Decodes the image in the background, since it takes longer than a frame. */
  interface Loader {
    void load(byte[] bytes, Consumer<Image> shown);
  }

  BlockNodeFactory(Texts texts, Function<String, Optional<byte[]>> pictures, Loader loader) {
    this.texts = texts;
    this.pictures = pictures;
    this.loader = loader;
  }

  Node paint(PreviewBlock block) {
    return switch (block) {
      case PreviewBlock.Header(String text) -> label(text, "bk-header");
      case PreviewBlock.Section section -> section(section);
      case PreviewBlock.TextBlock(List<TextParagraph> text) -> text(text);
      case PreviewBlock.Context(List<PreviewBlock> elements) -> context(elements);
      case PreviewBlock.Divider() -> new Separator();
      case PreviewBlock.Picture picture -> picture(picture);
      case PreviewBlock.Unknown(String type, String json) -> unknown(type, json);
    };
  }

  private static Label label(String text, String style) {
    Label label = new Label(DisplayText.shortened(text, LONGEST));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private Node section(PreviewBlock.Section section) {
    VBox box = new VBox(8);
    if (!section.text().isEmpty()) {
      box.getChildren().add(text(section.text()));
    }
    if (!section.fields().isEmpty()) {
      GridPane fields = new GridPane(18, 12);
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      fields.getColumnConstraints().addAll(half, half);
      for (int i = 0; i < section.fields().size(); i++) {
        fields.add(text(section.fields().get(i)), i % 2, i / 2);
      }
      box.getChildren().add(fields);
    }
    return box;
  }

  private Node context(List<PreviewBlock> elements) {
    VBox box = new VBox(4);
    box.getStyleClass().add("bk-context");
    elements.forEach(element -> box.getChildren().add(paint(element)));
    return box;
  }

  private Node picture(PreviewBlock.Picture picture) {
    VBox box = new VBox(6);
    if (!picture.title().isEmpty()) {
      box.getChildren().add(label(picture.title(), "bk-caption"));
    }
    Optional<byte[]> bytes = pictures.apply(picture.source());
    if (bytes.isEmpty()) {
      box.getChildren().add(label(picture.alt(), "bk-unknown"));
      return box;
    }
    ImageView view = new ImageView();
    loader.load(bytes.get(), view::setImage);
    view.setPreserveRatio(true);
    view.setAccessibleText(picture.alt());
    box.getChildren().add(new ReportImageCard(view));
    return box;
  }

  private Node unknown(String type, String json) {
    VBox box =
        new VBox(
            4, label(texts.get("ui.report.unknown", type), "strong"), label(json, "bk-code-block"));
    box.getStyleClass().add("bk-unknown");
    return box;
  }

  private static Node text(List<TextParagraph> paragraphs) {
    VBox box = new VBox(2);
    Optional<VBox> quote = Optional.empty();
    for (TextParagraph paragraph : paragraphs) {
      if (paragraph.kind() == TextParagraph.Kind.QUOTE) {
        // one bar beside all lines of a quotation
        VBox lines = quote.orElseGet(() -> quote(box));
        lines.getChildren().add(flow(paragraph));
        quote = Optional.of(lines);
      } else {
        box.getChildren().add(paragraph(paragraph));
        quote = Optional.empty();
      }
    }
    return box;
  }

  private static VBox quote(VBox within) {
    VBox lines = new VBox(2);
    lines.getStyleClass().add("bk-quote");
    within.getChildren().add(lines);
    return lines;
  }

  private static TextFlow flow(TextParagraph paragraph) {
    TextFlow flow = new TextFlow();
    paragraph.spans().forEach(span -> flow.getChildren().add(span(span)));
    HBox.setHgrow(flow, Priority.ALWAYS);
    return flow;
  }

  private static Node paragraph(TextParagraph paragraph) {
    TextFlow flow = flow(paragraph);
    return switch (paragraph.kind()) {
      case PLAIN, QUOTE -> flow;
      case BULLET -> {
        Text bullet = new Text("•");
        bullet.getStyleClass().add("bk-text");
        HBox item = new HBox(7, new TextFlow(bullet), flow);
        item.getStyleClass().add("bk-bullet");
        yield item;
      }
      case CODE -> {
        flow.getStyleClass().add("bk-code-block");
        yield flow;
      }
    };
  }

  private static Text span(TextSpan span) {
    Text text = new Text(DisplayText.shortened(span.text(), LONGEST));
    text.getStyleClass().add("bk-text");
    span.styles()
        .forEach(style -> text.getStyleClass().add("bk-" + style.name().toLowerCase(Locale.ROOT)));
    span.link()
        .ifPresent(
            to -> {
              text.getStyleClass().add("bk-link");
              Tooltips.on(text, DisplayText.line(to));
            });
    return text;
  }
}
