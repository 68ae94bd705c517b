package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.ui.control.LabelStyles;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
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

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    choice(event.getCode())
        .ifPresentOrElse(
            choice -> {
              model.decide(choice);
              event.consume();
            },
            () -> {
              if (event.getCode() == KeyCode.BACK_SPACE) {
                model.undo();
                event.consume();
              }
            });
  }

  private static Optional<Integer> choice(KeyCode key) {
    return switch (key) {
      case DIGIT1, NUMPAD1 -> Optional.of(1);
      case DIGIT2, NUMPAD2 -> Optional.of(2);
      case DIGIT0, NUMPAD0 -> Optional.of(0);
      default -> Optional.empty();
    };
  }
}
