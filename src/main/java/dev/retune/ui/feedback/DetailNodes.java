package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.Decision;
import dev.retune.ui.control.Badges;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.LongText;
import dev.retune.ui.format.ValueFormatter;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates the parts of the detail panel. */
record DetailNodes(Texts texts, ValueFormatter formatter) {
  /** Up to this number of characters, a text is a label. */
  static final int QUOTED = 1_500;

  Node vote(Vote vote) {
    boolean like = vote.value() == Vote.Value.LIKE;
    FontIcon icon = Badges.vote(vote.value());
    String value = texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike");
    String coded =
        vote.reasonCode()
            .map(code -> value + " · " + BuiltInReasonCodes.name(texts, code))
            .orElse(value);
    VBox lines = new VBox(2, new Label(coded));
    vote.reason()
        .filter(r -> !r.isBlank())
        .ifPresent(reason -> lines.getChildren().add(quote(reason)));
    String by = vote.voter().map(v -> " · " + DisplayText.line(v)).orElse("");
    lines.getChildren().add(fine(formatter.moment(vote.createdAt()) + by));
    HBox.setHgrow(lines, Priority.ALWAYS);
    return new HBox(10, icon, lines);
  }

  Node decision(Decision decision) {
    var judgement = decision.judgement();
    boolean undone = decision.undoneAt().isPresent();
    Label verdict = new Label(texts.get("ui.feedback.verdict." + judgement.verdict()));
    verdict.getStyleClass().addAll("badge", undone ? "undone" : "info");
    HBox top = new HBox(8, verdict);
    judgement
        .reasonCode()
        .ifPresent(code -> top.getChildren().add(new Label(BuiltInReasonCodes.name(texts, code))));
    VBox box = new VBox(4, top);
    judgement
        .correctedAnswer()
        .filter(a -> !a.isBlank())
        .ifPresent(a -> box.getChildren().add(quote(a)));
    judgement.note().filter(n -> !n.isBlank()).ifPresent(n -> box.getChildren().add(quote(n)));
    box.getChildren()
        .add(
            fine(
                DisplayText.line(decision.reviewer())
                    + " · "
                    + formatter.moment(decision.decidedAt())
                    + (undone ? " · " + texts.get("ui.feedback.takenBack") : "")));
    return box;
  }

  private Node quote(String text) {
    return text.length() <= QUOTED
        ? wrapped(DisplayText.shortened(text, QUOTED))
        : new LongTextView(LongText.of(text), texts.get("ui.feedback.reason"), 160);
  }

  Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("eyebrow");
    return label;
  }

  /** Creates a heading with a button at the right. */
  Node heading(String key, Button action) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox box = new HBox(heading(key), gap, action);
    box.getStyleClass().add("headed");
    return box;
  }

  static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Label fine(String text) {
    Label label = wrapped(text);
    label.getStyleClass().add("fine");
    return label;
  }
}
