package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.text.Texts;
import dev.retune.ui.feedback.FeedbackViewModel.Detail;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One conversation with all its votes. */
final class DetailPanel {
  // more than anybody reads here, and little enough to be laid out at once
  private static final int READABLE = 20_000;
  private static final int MOST_VOTES = 20;

  private final VBox panel;
  private final VBox content;
  private final Texts texts;
  private final Figures figures;

  /** Hides the panel while nothing is open; fills {@code content} with what is. */
  DetailPanel(VBox panel, VBox content, FeedbackViewModel model, Texts texts, Figures figures) {
    this.panel = panel;
    this.content = content;
    this.texts = texts;
    this.figures = figures;
    model.detail().subscribe(this::show);
  }

  private void show(Optional<Detail> now) {
    panel.setVisible(now.isPresent());
    panel.setManaged(now.isPresent());
    content.getChildren().clear();
    now.ifPresent(this::fill);
  }

  private void fill(Detail detail) {
    content.getChildren().add(fine(figures.moment(detail.conversation().createdAt())));
    content.getChildren().add(heading("ui.feedback.asked"));
    content.getChildren().add(reading(detail.conversation().question(), 74));
    content.getChildren().add(heading("ui.feedback.answered"));
    content.getChildren().add(reading(detail.conversation().answer(), 168));
    content.getChildren().add(heading("ui.feedback.votes"));
    detail.votes().stream().limit(MOST_VOTES).map(this::vote).forEach(content.getChildren()::add);
    if (detail.votes().size() > MOST_VOTES) {
      content
          .getChildren()
          .add(fine(texts.get("ui.feedback.moreVotes", detail.votes().size() - MOST_VOTES)));
    }
  }

  private Node vote(Vote vote) {
    boolean like = vote.value() == Vote.Value.LIKE;
    FontIcon icon = new FontIcon(like ? Feather.THUMBS_UP : Feather.THUMBS_DOWN);
    icon.getStyleClass().add(like ? "vote-like" : "vote-dislike");
    icon.setIconSize(15);
    String said = texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike");
    String coded =
        vote.reasonCode()
            .filter(code -> !code.isEmpty())
            .map(code -> said + " · " + texts.get("reasons.code." + code))
            .orElse(said);
    VBox words = new VBox(2, new Label(coded));
    vote.reason()
        .map(reason -> Plain.line(reason))
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> words.getChildren().add(wrapped(reason)));
    words.getChildren().add(fine(figures.moment(vote.createdAt())));
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(10, icon, words);
  }

  private TextArea reading(String text, double height) {
    TextArea area = new TextArea(Plain.shortened(text, READABLE));
    area.getStyleClass().add("reading");
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefHeight(height);
    area.setMinHeight(60);
    return area;
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("eyebrow");
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label fine(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fine");
    return label;
  }
}
