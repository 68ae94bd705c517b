package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.index.search.SearchHit;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** The form for judging an answer. */
public final class DecisionFormView {
  private static final int HITS = 4;
  // Above this number, codes are selected from a list.
  private static final int CHIPS = 20;

  private final ReviewViewModel model;
  private final Texts texts;

  @FXML private ToggleButton wrong;
  @FXML private ToggleButton fine;
  @FXML private ToggleButton unclear;
  @FXML private FlowPane codes;
  @FXML private SearchableComboBox<String> moreCodes;
  @FXML private TextArea answer;
  @FXML private Button copy;
  @FXML private HBox chosen;
  @FXML private Label chosenName;
  @FXML private Button unchoose;
  @FXML private TextField search;
  @FXML private VBox hits;
  @FXML private TextArea note;
  @FXML private Label hint;
  @FXML private Button discard;
  @FXML private Button save;

  /** Creates the view for its view model. */
  @SuppressWarnings("NullAway.Init") // set by the FXML loader
  public DecisionFormView(ReviewViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
  }

  @FXML
  void initialize() {
    DecisionForm form = model.form();
    answer.textProperty().bindBidirectional(form.answer());
    note.textProperty().bindBidirectional(form.note());
    tabLeaves(answer);
    tabLeaves(note);
    form.document().subscribe(now -> chosen(now.orElse(null)));
    form.code().subscribe(now -> mark(now.orElse(null)));
    ChoiceLists.named(
        moreCodes,
        texts.get("ui.review.moreCodes"),
        code -> BuiltInReasonCodes.name(texts, code),
        texts);
    moreCodes
        .valueProperty()
        .subscribe(
            code -> {
              if (code != null) {
                form.code().set(Optional.of(code));
              }
            });
    unchoose.setOnAction(event -> form.document().set(Optional.empty()));
    search.textProperty().bindBidirectional(model.search().text());
    search.setOnAction(event -> model.search().hits().stream().findFirst().ifPresent(this::pick));
    model.search().hits().subscribe(this::found);
    model.search().none().subscribe(none -> found());
    model.hint().subscribe(text -> LabelStyles.optional(hint, text));
  }

  /** Binds the buttons to their commands. */
  void bind(CommandRegistry commands) {
    DecisionForm form = model.form();
    toggle(commands, wrong, "do.verdict." + Verdict.WRONG, form.verdict(), Verdict.WRONG);
    toggle(commands, fine, "do.verdict." + Verdict.FINE, form.verdict(), Verdict.FINE);
    toggle(commands, unclear, "do.verdict." + Verdict.UNCLEAR, form.verdict(), Verdict.UNCLEAR);
    model.codes().subscribe(this::offerCodes);
    offerCodes();
    commands.bind(copy, "do.copy");
    commands.icon(discard, "do.discard");
    commands.bind(save, "do.save");
    commands
        .get("do.save")
        .shortcut()
        .ifPresent(key -> save.setText(save.getText() + "   " + ShortcutSheet.name(key)));
  }

  private void offerCodes() {
    codes.getChildren().clear();
    for (int i = 0; i < Math.min(CHIPS, model.codes().size()); i++) {
      codes.getChildren().add(chip(i, model.codes().get(i)));
    }
    boolean more = model.codes().size() > CHIPS;
    moreCodes.setVisible(more);
    moreCodes.setManaged(more);
    if (more) {
      moreCodes.getItems().setAll(model.codes());
    }
    mark(model.form().code().get().orElse(null));
  }

  private ToggleButton chip(int index, String code) {
    ToggleButton chip = new ToggleButton(BuiltInReasonCodes.name(texts, code));
    chip.setId("code-" + index);
    chip.getStyleClass().add("chip");
    chip.setUserData(code);
    if (index < ReviewCommands.KEYED) {
      chip.setGraphic(cap(ReviewCommands.digit(index)));
    }
    chip.setOnAction(
        event -> {
          model.code(index);
          mark(model.form().code().get().orElse(null));
        });
    return chip;
  }

  private void mark(@Nullable String chosen) {
    for (Node node : codes.getChildren()) {
      if (node instanceof ToggleButton chip) {
        chip.setSelected(chosen != null && chosen.equals(chip.getUserData()));
      }
    }
    moreCodes.setValue(chosen);
  }

  private static <T> void toggle(
      CommandRegistry commands,
      ToggleButton button,
      String id,
      ObjectProperty<Optional<T>> field,
      T value) {
    commands.bind(button, id);
    UiCommand command = commands.get(id);
    button.setGraphic(command.shortcut().map(DecisionFormView::cap).orElse(null));
    field.subscribe(now -> button.setSelected(now.equals(Optional.of(value))));
    button.setOnAction(
        event -> {
          command.run();
          button.setSelected(field.get().equals(Optional.of(value)));
        });
  }

  private static Label cap(KeyCodeCombination key) {
    Label cap = new Label(ShortcutSheet.name(key));
    cap.getStyleClass().add("key-cap");
    return cap;
  }

  private static void tabLeaves(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
  }

  private void chosen(@Nullable SelectedDocument document) {
    chosen.setVisible(document != null);
    chosen.setManaged(document != null);
    chosenName.setText(document == null ? "" : DisplayText.line(document.name()));
  }

  private void found() {
    hits.getChildren().clear();
    model.search().hits().stream().limit(HITS).map(this::drawn).forEach(hits.getChildren()::add);
    if (model.search().none().get()) {
      Label none = new Label(texts.get("ui.review.noHits"));
      none.setWrapText(true);
      none.getStyleClass().add("fine");
      hits.getChildren().add(none);
    }
  }

  private Button drawn(SearchHit hit) {
    Label name = new Label(DisplayText.line(SelectedDocument.of(hit).name()));
    name.getStyleClass().add("strong");
    Label text = new Label(DisplayText.shortened(DisplayText.line(hit.text()), 160));
    text.getStyleClass().add("fine");
    text.setWrapText(true);
    text.setMaxHeight(34);
    Button button = new Button();
    button.setGraphic(new VBox(2, name, text));
    button.setAccessibleText(name.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "selected-hit");
    button.setOnAction(event -> pick(hit));
    return button;
  }

  private void pick(SearchHit hit) {
    model.form().document().set(Optional.of(SelectedDocument.of(hit)));
    model.search().clear();
    note.requestFocus();
  }

  void toAnswer() {
    answer.requestFocus();
    answer.end();
  }

  /** An empty query searches for the question. */
  void toDocument() {
    model.askForDocument();
    search.requestFocus();
    search.selectAll();
  }

  void toNote() {
    note.requestFocus();
    note.end();
  }
}
