package dev.retune.ui.clustering;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.Tooltips;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A proposal with its reason and both answers to it. */
final class ProposalCell extends ListCell<ProposalSummary> {
  private final Texts texts;
  private final Label sentence = new Label();
  private final HBox content;

  ProposalCell(TopicsViewModel model, Texts texts) {
    this.texts = texts;
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button accept = new Button(texts.get("ui.topics.accept"));
    accept.setMinWidth(Button.USE_PREF_SIZE);
    accept.setOnAction(_ -> model.accept(getItem()));
    accept.disableProperty().bind(model.busy());
    Button dismiss = new Button(texts.get("ui.topics.dismiss"));
    dismiss.getStyleClass().add("flat");
    dismiss.setMinWidth(Button.USE_PREF_SIZE);
    dismiss.setOnAction(_ -> model.dismiss(getItem()));
    dismiss.disableProperty().bind(model.busy());
    content = new HBox(8, sentence, accept, dismiss);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ProposalSummary proposal, boolean empty) {
    super.updateItem(proposal, empty);
    if (empty || proposal == null) {
      setGraphic(null);
      Tooltips.on(this, "");
      return;
    }
    sentence.setText(
        texts.get(
            key(proposal.kind()),
            proposal.name(),
            proposal.targetName(),
            proposal.count(),
            proposal.ofTopic()));
    Tooltips.on(this, String.join("\n", proposal.examples()));
    setGraphic(content);
  }

  private static String key(ProposalKind kind) {
    return switch (kind) {
      case MERGE -> "ui.topics.proposal.merge";
      case SPLIT -> "ui.topics.proposal.split";
      case MOVE -> "ui.topics.proposal.move";
    };
  }
}
