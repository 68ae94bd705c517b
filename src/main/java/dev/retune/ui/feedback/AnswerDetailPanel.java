package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.Vote;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.Decision;
import dev.retune.ui.control.LongTextView;
import dev.retune.ui.feedback.AnswerDetailModel.Open;
import dev.retune.ui.format.DisplayText;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The details of one answer. */
final class AnswerDetailPanel {
  private static final int MOST_VOTES = 20;
  private static final int QUOTED = 1_500;

  private final MasterDetailPane panel;
  private final VBox content;
  private final Texts texts;
  private final ValueFormatter formatter;
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
    add(fine(about(open)));
    if (open.isDisliked()) {
      add(review(open));
    }
    text("ui.feedback.asked", open.question(), conversation.question(), 110);
    text("ui.feedback.answered", open.answer(), conversation.answer(), 220);
    open.talk().document().ifPresent(document -> document(open, document));
    add(heading("ui.feedback.votes"));
    List<Vote> votes = open.talk().votes();
    votes.stream().limit(MOST_VOTES).map(this::vote).forEach(this::add);
    if (votes.size() > MOST_VOTES) {
      add(fine(texts.get("ui.feedback.moreVotes", votes.size() - MOST_VOTES)));
    }
    List<Decision> decisions = open.talk().decisions();
    if (!decisions.isEmpty()) {
      add(heading("ui.feedback.decisions"));
      decisions.reversed().stream().map(this::decision).forEach(this::add);
    }
    add(heading("ui.feedback.history"));
    new AnswerHistory(texts, formatter).of(open.talk()).forEach(line -> add(fine(line)));
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
    add(headed(heading(key), copy.button(raw)));
    add(new LongTextView(text, texts.get(key), most));
  }

  private void document(Open open, Document document) {
    add(headed(heading("ui.feedback.document"), copy.button(document.body())));
    String name = document.title().filter(t -> !t.isBlank()).orElse(document.externalId());
    String section = document.section().filter(s -> !s.isBlank()).map(s -> " · " + s).orElse("");
    Label title = wrapped(DisplayText.line(name + section));
    title.getStyleClass().add("strong");
    add(title);
    open.talk()
        .passage()
        .ifPresent(
            passage -> {
              Label quote = wrapped(DisplayText.shortened(passage.strip(), QUOTED));
              quote.getStyleClass().add("passage");
              add(quote);
            });
    open.document().ifPresent(body -> add(whole(body, open.talk().passage().isEmpty())));
  }

  private Node whole(LongText body, boolean open) {
    String name = texts.get("ui.feedback.wholeDocument");
    TitledPane whole = new TitledPane(name, new LongTextView(body, name, 260));
    whole.getStyleClass().add("folded");
    whole.setAnimated(false);
    whole.setExpanded(open);
    return whole;
  }

  private Node vote(Vote vote) {
    boolean like = vote.value() == Vote.Value.LIKE;
    FontIcon icon = new FontIcon(like ? Feather.THUMBS_UP : Feather.THUMBS_DOWN);
    icon.getStyleClass().add(like ? "vote-like" : "vote-dislike");
    icon.setIconSize(15);
    String said = texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike");
    String coded =
        vote.reasonCode()
            .map(code -> said + " · " + BuiltInReasonCodes.name(texts, code))
            .orElse(said);
    VBox words = new VBox(2, new Label(coded));
    vote.reason()
        .filter(r -> !r.isBlank())
        .ifPresent(reason -> words.getChildren().add(said(reason)));
    String by = vote.voter().map(v -> " · " + DisplayText.line(v)).orElse("");
    words.getChildren().add(fine(formatter.moment(vote.createdAt()) + by));
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(10, icon, words);
  }

  private Node said(String text) {
    return text.length() <= QUOTED
        ? wrapped(DisplayText.shortened(text, QUOTED))
        : new LongTextView(LongText.of(text), texts.get("ui.feedback.reason"), 160);
  }

  private Node decision(Decision decision) {
    var judgement = decision.judgement();
    Label verdict = new Label(texts.get("ui.feedback.verdict." + judgement.verdict()));
    verdict.getStyleClass().addAll("badge", decision.undoneAt().isPresent() ? "undone" : "info");
    HBox top = new HBox(8, verdict);
    judgement
        .reasonCode()
        .ifPresent(code -> top.getChildren().add(new Label(BuiltInReasonCodes.name(texts, code))));
    VBox box = new VBox(4, top);
    judgement
        .correctedAnswer()
        .filter(a -> !a.isBlank())
        .ifPresent(a -> box.getChildren().add(said(a)));
    judgement.note().filter(n -> !n.isBlank()).ifPresent(n -> box.getChildren().add(said(n)));
    String undone =
        decision.undoneAt().isPresent() ? " · " + texts.get("ui.feedback.takenBack") : "";
    box.getChildren()
        .add(
            fine(
                DisplayText.line(decision.reviewer())
                    + " · "
                    + formatter.moment(decision.decidedAt())
                    + undone));
    return box;
  }

  private static Node headed(Label heading, Button action) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox box = new HBox(heading, gap, action);
    box.getStyleClass().add("headed");
    return box;
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
    Label label = wrapped(text);
    label.getStyleClass().add("fine");
    return label;
  }
}
