package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.Decision;
import dev.retune.ui.feedback.AnswerDetailModel.Open;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.DocumentNames;
import dev.retune.ui.format.LongText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The details of one answer. */
final class AnswerDetailPanel {
  private static final int MOST_VOTES = 20;

  private final MasterDetailPane panel;
  private final VBox content;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final DetailNodes nodes;
  private final CopyButtonFactory copy;
  private final AnswerDetailModel answerDetail;
  private boolean sized;

  /**
   * Shows the panel beside the rows while an answer is open, and renders it into {@code content}.
   */
  AnswerDetailPanel(
      MasterDetailPane panel,
      VBox content,
      FeedbackViewModel model,
      Texts texts,
      ValueFormatter formatter) {
    this.panel = panel;
    this.content = content;
    this.texts = texts;
    this.formatter = formatter;
    this.nodes = new DetailNodes(texts, formatter);
    this.copy = new CopyButtonFactory(texts);
    this.answerDetail = model.answerDetail();
    answerDetail.open().subscribe(now -> now.ifPresentOrElse(this::show, this::hide));
  }

  private void show(Open now) {
    if (!sized && panel.getWidth() > 0) {
      // The preferred width applies once; after that the user's divider position is kept.
      panel.resetDividerPosition();
      sized = true;
    }
    panel.setShowDetailNode(true);
    content.getChildren().clear();
    fill(now);
  }

  private void hide() {
    panel.setShowDetailNode(false);
    content.getChildren().clear();
  }

  private void fill(Open open) {
    Conversation conversation = open.talk().conversation();
    add(DetailNodes.fine(about(open)));
    if (open.isDisliked()) {
      add(review(open));
    }
    text("ui.feedback.asked", open.question(), conversation.question(), 110);
    text("ui.feedback.answered", open.answer(), conversation.answer(), 220);
    List<ServedDocument> documents = open.talk().documents();
    if (documents.size() > 1 || (!documents.isEmpty() && open.talk().document().isEmpty())) {
      add(nodes.heading("ui.feedback.documents"));
      DocumentNames.numbered(documents, texts).forEach(name -> add(DetailNodes.wrapped(name)));
    }
    open.talk().document().ifPresent(document -> document(open, document));
    add(nodes.heading("ui.feedback.votes"));
    List<Vote> votes = open.talk().votes();
    votes.stream().limit(MOST_VOTES).map(nodes::vote).forEach(this::add);
    if (votes.size() > MOST_VOTES) {
      add(DetailNodes.fine(texts.get("ui.feedback.moreVotes", votes.size() - MOST_VOTES)));
    }
    List<Decision> decisions = open.talk().decisions();
    if (!decisions.isEmpty()) {
      add(nodes.heading("ui.feedback.decisions"));
      decisions.reversed().stream().map(nodes::decision).forEach(this::add);
    }
    add(nodes.heading("ui.feedback.history"));
    new AnswerHistory(texts, formatter)
        .of(open.talk())
        .forEach(line -> add(DetailNodes.fine(line)));
  }

  private void add(Node node) {
    content.getChildren().add(node);
  }

  private Button review(Open open) {
    Button review = new Button(texts.get("ui.feedback.review"), new FontIcon(Feather.CHECK_SQUARE));
    review.setId("review");
    review.setMaxWidth(Double.MAX_VALUE);
    review.setOnAction(event -> answerDetail.review(open));
    return review;
  }

  private String about(Open open) {
    Conversation conversation = open.talk().conversation();
    return Stream.of(
            Optional.of(formatter.moment(conversation.createdAt())),
            Optional.of(open.row().source()),
            conversation.model(),
            conversation.promptVersion())
        .flatMap(Optional::stream)
        .map(DisplayText::line)
        .collect(Collectors.joining(" · "));
  }

  private void text(String key, LongText text, String raw, double most) {
    add(nodes.heading(key, copy.button(raw)));
    add(new LongTextView(text, texts.get(key), most));
  }

  private void document(Open open, Document document) {
    add(nodes.heading("ui.feedback.document", copy.button(document.body())));
    Label title = DetailNodes.wrapped(DocumentNames.of(document));
    title.getStyleClass().add("strong");
    add(title);
    open.talk()
        .passage()
        .ifPresent(
            passage -> {
              Label quote =
                  DetailNodes.wrapped(DisplayText.shortened(passage.strip(), DetailNodes.QUOTED));
              quote.getStyleClass().add("passage");
              add(quote);
            });
    open.document().ifPresent(body -> add(wholeDocument(body, open.talk().passage().isEmpty())));
  }

  private Node wholeDocument(LongText body, boolean open) {
    String name = texts.get("ui.feedback.wholeDocument");
    TitledPane whole = new TitledPane(name, new LongTextView(body, name, 260));
    whole.getStyleClass().add("folded");
    whole.setAnimated(false);
    whole.setExpanded(open);
    return whole;
  }
}
