package dev.retune.ui.knowledge;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.ItemTopic;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.CorrectedAnswer;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.knowledge.KnowledgeGateway.ItemDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** The work list, and the open item with its text. */
public final class KnowledgeView {
  /** The width of the table from which it has room for both. */
  private static final double TOPIC_AND_STATE = 460;

  private static final int LONGEST_TOOLTIP = 1_000;
  private static final int SHOWN = 20;

  private final KnowledgeViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Label summary;
  @FXML private Button again;
  @FXML private TableView<WorkItem> items;
  @FXML private ScrollPane editor;
  @FXML private Label name;
  @FXML private Label state;
  @FXML private Label facts;
  @FXML private Label note;
  @FXML private TextField assignee;
  @FXML private Button assign;
  @FXML private Button verify;
  @FXML private ToggleButton byGain;
  @FXML private ToggleButton byTopic;
  @FXML private Button draft;
  @FXML private VBox dislikes;
  @FXML private Label correctionsTitle;
  @FXML private VBox corrections;
  @FXML private Label textTitle;
  @FXML private TextField title;
  @FXML private TextArea body;
  @FXML private Label fix;
  @FXML private Label effect;
  @FXML private Button propose;
  @FXML private Button retire;
  @FXML private Button tryOut;
  @FXML private Button promote;
  @FXML private Button rollback;
  @FXML private Button withdraw;
  @FXML private Button dismiss;

  /** Creates the view for its view model. */
  public KnowledgeView(KnowledgeViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    table();
    model.summary().subscribe(summary::setText);
    again.setOnAction(event -> model.refresh());
    again.disableProperty().bind(model.loading());
    title.textProperty().bindBidirectional(model.title());
    body.textProperty().bindBidirectional(model.body());
    propose.setOnAction(event -> model.propose());
    retire.setOnAction(event -> model.retire());
    tryOut.setOnAction(event -> model.fixActions().tryOut());
    promote.setOnAction(event -> model.fixActions().promote());
    rollback.setOnAction(event -> model.fixActions().rollBack());
    withdraw.setOnAction(event -> model.fixActions().withdraw());
    dismiss.setOnAction(event -> model.itemActions().dismiss());
    assignee.textProperty().bindBidirectional(model.itemActions().assignee());
    assignee.setOnAction(event -> model.itemActions().assign());
    assign.setOnAction(event -> model.itemActions().assign());
    verify.setOnAction(event -> model.itemActions().verify());
    draft.setOnAction(event -> model.draft());
    model.itemActions().assignee().subscribe(now -> buttons());
    SegmentButtons.of(byGain, KnowledgeViewModel.BY_GAIN, model.order(), model.order()::set);
    SegmentButtons.of(byTopic, KnowledgeViewModel.BY_TOPIC, model.order(), model.order()::set);
    Tooltips.on(byTopic, texts.get("ui.knowledge.byTopicHint"));
    model.open().subscribe(now -> show());
    model.details().subscribe(now -> show());
    model.busy().subscribe(now -> buttons());
    editor
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> model.open().get().isPresent(), model.open()));
  }

  private void table() {
    items.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    Label empty = new Label();
    empty.setWrapText(true);
    empty.textProperty().bind(model.noItems());
    items.setPlaceholder(empty);
    TableColumn<WorkItem, WorkItem> what =
        TableColumns.of(
            texts.get("ui.knowledge.subject"),
            (cell, item) -> {
              cell.setText(DisplayText.line(item.title()));
              Tooltips.on(cell, DisplayText.shortened(item.title(), LONGEST_TOOLTIP));
            });
    what.setPrefWidth(2_000);
    what.setMinWidth(130);
    TableColumn<WorkItem, WorkItem> topic =
        TableColumns.of(
            texts.get("ui.knowledge.topic"),
            (cell, item) -> {
              String shown =
                  DisplayText.line(
                      item.topic()
                          .map(ItemTopic::name)
                          .orElseGet(() -> texts.get("ui.knowledge.noTopic")));
              cell.setText(shown);
              Tooltips.on(cell, shown);
            });
    topic.setMinWidth(110);
    topic.setPrefWidth(500);
    topic.setMaxWidth(260);
    TableColumn<WorkItem, WorkItem> state =
        TableColumns.fixed(
            TableColumns.of(
                texts.get("ui.knowledge.state"),
                (cell, item) ->
                    cell.setGraphic(
                        Badges.of(
                            texts.get("knowledge.item." + item.state()), severity(item.state())))),
            94);
    // not bound, as the table's menu sets it too
    model.order().subscribe(order -> topic.setVisible(order.equals(KnowledgeViewModel.BY_TOPIC)));
    // the editor shows the state of what is selected, too
    Runnable room =
        () -> state.setVisible(!topic.isVisible() || items.getWidth() >= TOPIC_AND_STATE);
    topic.visibleProperty().subscribe(room);
    items.widthProperty().subscribe(room);
    room.run();
    items
        .getColumns()
        .setAll(
            List.of(
                topic,
                what,
                TableColumns.fixed(
                    TableColumns.of(
                        texts.get("ui.knowledge.gain"), (cell, item) -> cell.setText(gain(item))),
                    114),
                state));
    items.setItems(model.items());
    RowCopying.on(items, texts);
    items
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.open(chosen);
              }
            });
    model.open().subscribe(now -> now.ifPresent(item -> TableColumns.select(items, item)));
  }

  private String gain(WorkItem item) {
    return GainLabels.of(item.gain(), texts, formatter);
  }

  private static Severity severity(ItemState state) {
    return switch (state) {
      case FIXED, VERIFIED -> Severity.CALM;
      case ASSIGNED -> Severity.WARN;
      case OPEN, DISMISSED -> Severity.PLAIN;
    };
  }

  private void show() {
    model.open().get().ifPresent(this::show);
    buttons();
  }

  private void show(WorkItem item) {
    Optional<ItemDetails> details = model.details().get();
    name.setText(DisplayText.line(item.title()));
    LabelStyles.badge(state, texts.get("knowledge.item." + item.state()), severity(item.state()));
    facts.setText(facts(item));
    LabelStyles.setOptionalText(note, item.note().map(this::note).orElse(""));
    dislikes
        .getChildren()
        .setAll(item.dislikesByAnswer().stream().limit(SHOWN).map(this::dislike).toList());
    corrections.getChildren().setAll(item.corrections().stream().map(this::correction).toList());
    LabelStyles.setOptionalText(
        correctionsTitle,
        item.corrections().isEmpty() ? "" : texts.get("ui.knowledge.corrections"));
    textTitle.setText(
        texts.get(
            item.kind() == ItemKind.GAP ? "ui.knowledge.newText" : "ui.knowledge.documentText"));
    LabelStyles.setOptionalText(fix, details.flatMap(ItemDetails::fix).map(this::fix).orElse(""));
    LabelStyles.setOptionalText(
        effect, details.flatMap(ItemDetails::effect).map(this::effect).orElse(""));
  }

  private String facts(WorkItem item) {
    String reasons =
        item.reasons().entrySet().stream()
            .map(entry -> BuiltInReasonCodes.name(texts, entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return item.document()
        .map(
            document ->
                texts.get(
                    "ui.knowledge.facts",
                    document.externalId(),
                    document.source(),
                    document.ageDays().isPresent() ? 1 : 0,
                    document.ageDays().orElse(0L),
                    item.answers(),
                    item.dislikes().size(),
                    reasons))
        .orElseGet(() -> texts.get("ui.knowledge.gapFacts", item.dislikes().size(), reasons));
  }

  /** What a person last said about the item, who and when. */
  private String note(ItemNote said) {
    return texts.get(
        "ui.knowledge.said",
        texts.get("knowledge.item." + said.state()),
        said.assignee().map(who -> " (" + who + ")").orElse(""),
        said.who(),
        formatter.moment(said.changedAt()),
        said.note().isPresent() ? 1 : 0,
        said.note().orElse(""));
  }

  /** The dislikes of one answer. */
  private Label dislike(List<CitedDislike> same) {
    CitedDislike first = same.getFirst();
    String question = DisplayText.line(first.question());
    Label label =
        new Label(
            same.size() == 1
                ? question
                : texts.get("ui.knowledge.times", question, formatter.count(same.size())));
    label.setWrapText(true);
    Tooltips.on(label, first.evidence());
    return label;
  }

  private Label correction(CorrectedAnswer one) {
    Label label =
        new Label(texts.get("ui.knowledge.correction", one.reviewer(), one.text().strip()));
    label.setWrapText(true);
    return label;
  }

  private String fix(FixStatus status) {
    String head =
        texts.get(
            "ui.knowledge.fix",
            status.fix().label(),
            texts.get("knowledge.action." + status.fix().action()),
            texts.get("knowledge.state." + status.state()));
    return status
        .trial()
        .map(trial -> head + " " + texts.get(trial.findings().reason()))
        .orElse(head);
  }

  private String effect(VoteEffect seen) {
    return texts.get(
        "ui.knowledge.seen",
        seen.dislikesAfter(),
        seen.votesAfter(),
        seen.dislikesBefore(),
        seen.votesBefore());
  }

  private void buttons() {
    boolean busy = model.busy().get();
    boolean retiring =
        model.fix().filter(status -> status.fix().action() == FixAction.RETIRE).isPresent();
    boolean document =
        model.open().get().filter(item -> item.kind() == ItemKind.DOCUMENT).isPresent();
    propose.setDisable(busy || !model.proposable());
    tryOut.setDisable(busy || !model.triable());
    promote.setDisable(busy || !model.promotable());
    rollback.setDisable(busy || !model.returnable());
    boolean withdrawable =
        model.fix().filter(status -> status.state() != FixState.ARRIVED).isPresent();
    withdraw.setVisible(withdrawable);
    withdraw.setManaged(withdrawable);
    withdraw.setDisable(busy);
    retire.setVisible(document);
    retire.setManaged(document);
    retire.setDisable(busy || retiring || !model.proposable());
    dismiss.setDisable(busy || model.open().get().isEmpty());
    dismiss.setText(
        texts.get(model.itemActions().settled() ? "ui.knowledge.reopen" : "ui.knowledge.dismiss"));
    assign.setDisable(busy || !model.itemActions().assignable());
    verify.setDisable(busy || !model.itemActions().verifiable());
    draft.setVisible(model.offer().isPresent());
    draft.setManaged(model.offer().isPresent());
    draft.setDisable(busy || !model.proposable());
  }
}
