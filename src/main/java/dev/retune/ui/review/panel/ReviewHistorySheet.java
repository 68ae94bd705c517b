package dev.retune.ui.review.panel;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.ReviewEvent;
import dev.retune.review.decision.Judgement;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything that happened to an answer. */
public final class ReviewHistorySheet extends VBox {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 460;

  private final Texts texts;

  /** Creates the part. */
  public ReviewHistorySheet(List<ReviewEvent> events, Texts texts, ValueFormatter formatter) {
    super(16);
    this.texts = texts;
    Label title = new Label(texts.get("ui.review.history"));
    title.getStyleClass().add("dialog-title");
    GridPane grid = new GridPane();
    grid.setHgap(18);
    grid.setVgap(8);
    for (ReviewEvent event : events) {
      Label when = new Label(formatter.moment(event.at()));
      when.getStyleClass().add("fine");
      when.setMinWidth(Region.USE_PREF_SIZE);
      Label what = new Label(sentence(event));
      what.setWrapText(true);
      what.setMaxWidth(WIDTH - 200);
      what.setMinHeight(Region.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), when, what);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    scroll.setMaxHeight(HEIGHT);
    getChildren().addAll(title, scroll);
    getStyleClass().add("dialog");
    setFocusTraversable(true);
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
  }

  private String sentence(ReviewEvent event) {
    String what =
        texts.get("ui.review.event." + event.kind(), event.who().map(DisplayText::line).orElse(""));
    return Stream.of(
            Optional.of(what),
            event.judgement().map(this::judgement),
            event.text().filter(t -> !t.isBlank()).map(DisplayText::line))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private String judgement(Judgement judgement) {
    return Stream.of(
            Optional.of(texts.get("ui.review.verdict." + judgement.verdict())),
            judgement.reasonCode().map(code -> BuiltInReasonCodes.name(texts, code)),
            judgement.correctedAnswer().map(a -> texts.get("ui.review.event.corrected")),
            judgement.note().map(DisplayText::line))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
