package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.Vote;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.ReviewItem;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.DocumentNames;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.panel.ExpandableText;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open answer: question, answer, what users said about it, and its source documents. */
public final class ReviewItemView {
  private static final int MOST_VOTES = 50;

  private final ReviewViewModel model;
  private final Texts texts;
  private final ScreenContext context;

  @FXML private ScrollPane scroll;
  @FXML private Label when;
  @FXML private Label dislikes;
  @FXML private Label timer;
  @FXML private Label flag;
  @FXML private Button flagging;
  @FXML private Button history;
  @FXML private VBox content;

  private final VBox passage = new VBox(6);

  /** Creates the view for its view model. */
  @SuppressWarnings("NullAway.Init") // set by the FXML loader
  public ReviewItemView(ReviewViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
  }

  @FXML
  void initialize() {
    model.timer().text().subscribe(text -> LabelStyles.setOptionalText(timer, text));
    model
        .flag()
        .subscribe(
            by ->
                LabelStyles.setOptionalText(
                    flag,
                    by.map(who -> texts.get("ui.review.flaggedBy", DisplayText.line(who)))
                        .orElse("")));
    model.open().subscribe(now -> now.ifPresent(this::show));
    model.passage().subscribe(found -> highlight(found.orElse(null)));
  }

  /** Binds the buttons to their commands. */
  void bind(CommandRegistry commands) {
    commands.icon(flagging, "do.flag");
    commands.icon(history, "do.history");
  }

  private void show(OpenReviewItem openItem) {
    var item = openItem.item();
    when.setText(context.formatter().moment(item.conversation().createdAt()));
    dislikes.setText(
        texts.get(
            "ui.review.votesSplit",
            item.votes().stream().filter(v -> v.value() == Vote.Value.LIKE).count(),
            item.votes().stream().filter(v -> v.value() == Vote.Value.DISLIKE).count()));
    content.getChildren().clear();
    section(
        "ui.review.question", ExpandableText.of(item.conversation().question(), "asked", texts));
    section("ui.review.answer", ExpandableText.of(item.conversation().answer(), "quote", texts));
    VBox votes = new VBox(10);
    item.votes().stream().limit(MOST_VOTES).map(this::vote).forEach(votes.getChildren()::add);
    if (item.votes().size() > MOST_VOTES) {
      votes
          .getChildren()
          .add(fine(texts.get("ui.review.moreVotes", item.votes().size() - MOST_VOTES)));
    }
    section("ui.review.votes", votes);
    documents(item);
  }

  private void section(String key, Node... nodes) {
    Label title = new Label(texts.get(key));
    title.getStyleClass().add("eyebrow");
    VBox section = new VBox(6, title);
    section.getChildren().addAll(List.of(nodes));
    content.getChildren().add(section);
  }

  private void documents(ReviewItem item) {
    if (item.documents().isEmpty()) {
      section("ui.review.document", fine(texts.get("ui.review.noDocument")));
    } else if (item.documents().size() > 1 || item.document().isEmpty()) {
      List<String> names = DocumentNames.numbered(item.documents(), texts);
      section(
          "ui.review.documents", names.stream().map(ReviewItemView::wrapped).toArray(Node[]::new));
    }
    item.document().ifPresent(this::document);
  }

  private void document(Document document) {
    Label name = wrapped(DocumentNames.of(document));
    name.getStyleClass().add("strong");
    section(
        "ui.review.document", name, passage, ExpandableText.of(document.body(), "quote", texts));
  }

  /** Shows the matching passage separately, unless it is the whole document. */
  private void highlight(@Nullable String found) {
    passage.getChildren().clear();
    String body =
        model.open().get().flatMap(s -> s.item().document()).map(Document::body).orElse("");
    if (found != null && found.strip().length() < body.strip().length()) {
      passage
          .getChildren()
          .addAll(
              fine(texts.get("ui.review.passage")),
              ExpandableText.of(found, "passage", texts),
              fine(texts.get("ui.review.whole")));
    }
    passage.setManaged(!passage.getChildren().isEmpty());
  }

  private Node vote(Vote vote) {
    FontIcon icon = Badges.vote(vote.value());
    HBox head = new HBox(8);
    vote.reasonCode()
        .ifPresent(
            code -> {
              Label badge = new Label(BuiltInReasonCodes.name(texts, code));
              badge.getStyleClass().add("badge");
              badge.setMinWidth(Region.USE_PREF_SIZE);
              head.getChildren().add(badge);
            });
    String sure =
        vote.reasonConfidence()
            .filter(c -> vote.reasonCode().isPresent())
            .map(c -> texts.get("ui.review.sure", context.formatter().roundPercent(c)) + " · ")
            .orElse("");
    head.getChildren().add(fine(sure + context.formatter().moment(vote.createdAt())));
    head.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(4, head);
    vote.reason()
        .filter(reason -> !reason.isBlank())
        .ifPresent(reason -> words.getChildren().add(ExpandableText.of(reason, "said", texts)));
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(10, icon, words);
  }

  private static Label wrapped(String text) {
    Label label = new Label(DisplayText.line(text));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label fine(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fine");
    return label;
  }

  /** Scrolls to the top. */
  void top() {
    scroll.setVvalue(0);
  }

  /** Scrolls by pages. */
  void scroll(double pages) {
    double page = scroll.getViewportBounds().getHeight();
    double beyond = content.getHeight() - page;
    if (beyond > 0) {
      scroll.setVvalue(Math.clamp(scroll.getVvalue() + pages * page / beyond, 0, 1));
    }
  }
}
