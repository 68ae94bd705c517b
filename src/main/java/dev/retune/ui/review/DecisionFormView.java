package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.index.search.SearchHit;
import dev.retune.review.decision.Verdict;
import dev.retune.settings.model.TextTemplate;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.DesktopPreferences;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.document.DocumentHitList;
import dev.retune.ui.review.document.SelectedDocument;
import dev.retune.ui.review.panel.TemplateMenu;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** The form for judging an answer. */
public final class DecisionFormView {
  private final DecisionViewModel model;
  private final Texts texts;
  private final DesktopPreferences preferences;

  @FXML private ToggleButton wrong;
  @FXML private ToggleButton fine;
  @FXML private ToggleButton unclear;
  @FXML private FlowPane codes;
  @FXML private SearchableComboBox<String> moreCodes;
  @FXML private TextArea answer;
  @FXML private Button copy;
  @FXML private MenuButton answerTemplates;
  @FXML private MenuButton noteTemplates;
  @FXML private HBox chosen;
  @FXML private Label chosenName;
  @FXML private Button unchoose;
  @FXML private TextField search;
  @FXML private VBox hits;
  @FXML private TextArea note;
  @FXML private Label hint;
  @FXML private Button discard;
  @FXML private Button save;
  @FXML private Button alike;

  /** Creates the view for its view model. */
  @SuppressWarnings("NullAway.Init") // set by the FXML loader
  public DecisionFormView(ReviewViewModel model, ScreenContext context) {
    this.model = model.decision();
    this.texts = context.texts();
    this.preferences = context.preferences();
  }

  @FXML
  void initialize() {
    DecisionForm form = model.form();
    answer.textProperty().bindBidirectional(form.answer());
    note.textProperty().bindBidirectional(form.note());
    tabMovesFocus(answer);
    tabMovesFocus(note);
    form.document().subscribe(now -> showDocument(now.orElse(null)));
    new ReasonCodeChips(model, texts, codes, moreCodes);
    unchoose.setOnAction(event -> form.document().set(Optional.empty()));
    search.textProperty().bindBidirectional(model.search().text());
    search.setOnAction(event -> model.search().hits().stream().findFirst().ifPresent(this::pick));
    new DocumentHitList(model.search(), texts, hits, this::pick);
    new TemplateMenu(preferences, texts, answerTemplates, answer, TextTemplate.Place.ANSWER);
    new TemplateMenu(preferences, texts, noteTemplates, note, TextTemplate.Place.NOTE);
    model.hint().subscribe(text -> LabelStyles.setOptionalText(hint, text));
  }

  /** Binds the buttons to their commands. */
  void bind(CommandRegistry commands) {
    DecisionForm form = model.form();
    toggle(commands, wrong, "do.verdict." + Verdict.WRONG, form.verdict(), Verdict.WRONG);
    toggle(commands, fine, "do.verdict." + Verdict.FINE, form.verdict(), Verdict.FINE);
    toggle(commands, unclear, "do.verdict." + Verdict.UNCLEAR, form.verdict(), Verdict.UNCLEAR);
    commands.bind(copy, "do.copy");
    commands.icon(discard, "do.discard");
    commands.icon(alike, "do.alike");
    commands.bind(save, "do.save");
    commands
        .get("do.save")
        .shortcut()
        .ifPresent(key -> save.setText(save.getText() + "   " + ShortcutSheet.name(key)));
  }

  private static <T> void toggle(
      CommandRegistry commands,
      ToggleButton button,
      String id,
      ObjectProperty<Optional<T>> field,
      T value) {
    commands.bind(button, id);
    UiCommand command = commands.get(id);
    button.setGraphic(command.shortcut().map(ShortcutSheet::cap).orElse(null));
    field.subscribe(now -> button.setSelected(now.equals(Optional.of(value))));
    button.setOnAction(
        event -> {
          command.run();
          button.setSelected(field.get().equals(Optional.of(value)));
        });
  }

  private static void tabMovesFocus(TextArea area) {
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

  private void showDocument(@Nullable SelectedDocument document) {
    chosen.setVisible(document != null);
    chosen.setManaged(document != null);
    chosenName.setText(document == null ? "" : DisplayText.line(document.name()));
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
    model.searchDocument();
    search.requestFocus();
    search.selectAll();
  }

  void toNote() {
    note.requestFocus();
    note.end();
  }
}
