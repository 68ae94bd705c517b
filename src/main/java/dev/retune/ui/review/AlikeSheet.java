package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.AlikeAnswers.AlikeAnswer;
import dev.retune.review.decision.Judgement;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.dialog.SheetHost;
import dev.retune.ui.format.DisplayText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All answers that would be decided alike, with the decision and a button that makes it. */
final class AlikeSheet extends VBox {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 360;
  private static final int LONGEST_TOOLTIP = 1_000;

  AlikeSheet(AlikeChoice choice, Texts texts, Runnable decide) {
    int count = choice.alike().answers().size();
    Label title = new Label(texts.get("ui.review.alike.title", count));
    title.getStyleClass().add("dialog-title");
    Label decision = new Label(decision(choice.judgement(), texts));
    decision.getStyleClass().add("strong");
    Label effect = new Label(texts.get("ui.review.alike.effect", count, choice.alike().waiting()));
    effect.setWrapText(true);
    effect.setMinHeight(Region.USE_PREF_SIZE);
    ListView<AlikeAnswer> list = new ListView<>();
    list.getItems().setAll(choice.alike().answers());
    list.setCellFactory(_ -> new QuestionCell());
    list.setPrefHeight(HEIGHT);
    list.setAccessibleText(title.getText());
    Button save = new Button(texts.get("ui.review.alike.save", count));
    save.getStyleClass().add("accent");
    save.setOnAction(
        _ -> {
          SheetHost.hide(this);
          decide.run();
        });
    HBox buttons = new HBox(save);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, decision, effect, list, buttons);
    getStyleClass().add("dialog");
    setSpacing(12);
    setPrefWidth(WIDTH);
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private static String decision(Judgement judgement, Texts texts) {
    String verdict = texts.get("ui.review.verdict." + judgement.verdict());
    return judgement
        .reasonCode()
        .map(code -> verdict + " · " + BuiltInReasonCodes.name(texts, code))
        .orElse(verdict);
  }

  private static final class QuestionCell extends ListCell<AlikeAnswer> {
    QuestionCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AlikeAnswer answer, boolean empty) {
      super.updateItem(answer, empty);
      if (empty || answer == null) {
        setText("");
        Tooltips.on(this, "");
      } else {
        setText(DisplayText.line(answer.question()));
        Tooltips.on(this, DisplayText.shortened(answer.answer(), LONGEST_TOOLTIP));
      }
    }
  }
}
