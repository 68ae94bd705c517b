package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.NodeKeys;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

/** Two answers side by side; the keys 1, 2 and 0 decide, Backspace takes back. */
public final class AnswerComparisonView {
  private final AnswerComparisonModel model;
  private final Texts texts;

  @FXML private Node root;
  @FXML private Label decided;
  @FXML private Button leave;
  @FXML private Label question;
  @FXML private Label reference;
  @FXML private TextArea first;
  @FXML private TextArea second;
  @FXML private TextArea passages;
  @FXML private Button better1;
  @FXML private Button better2;
  @FXML private Button neither;
  @FXML private Button undo;

  /** Creates the view for its view model. */
  public AnswerComparisonView(AnswerComparisonModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.visibleProperty().bind(model.isOpen());
    root.managedProperty().bind(model.isOpen());
    model.pair().subscribe(now -> now.ifPresent(this::show));
    model.progress().subscribe(decided::setText);
    leave.setOnAction(event -> model.close());
    better1.setOnAction(event -> model.decide(1));
    better2.setOnAction(event -> model.decide(2));
    neither.setOnAction(event -> model.decide(0));
    undo.setOnAction(event -> model.undo());
    undo.disableProperty().bind(model.undoable().not());
    NodeKeys.before(
        root,
        texts.get("ui.prompts.keys"),
        List.of(
            KeyAction.of(texts.get("ui.prompts.keys.first"), () -> model.decide(1), KeyCode.DIGIT1),
            KeyAction.of(
                texts.get("ui.prompts.keys.second"), () -> model.decide(2), KeyCode.DIGIT2),
            KeyAction.of(
                texts.get("ui.prompts.keys.neither"), () -> model.decide(0), KeyCode.DIGIT0),
            KeyAction.of(texts.get("ui.prompts.keys.undo"), model::undo, KeyCode.BACK_SPACE)));
  }

  private void show(AnswerPair pair) {
    question.setText(pair.question());
    LabelStyles.setOptionalText(
        reference,
        pair.reference().isEmpty() ? "" : texts.get("cli.prompt.reference", pair.reference()));
    first.setText(pair.first());
    second.setText(pair.second());
    passages.setText(PromptPlaceholders.joined(pair.passages()));
    neither.requestFocus();
  }
}
