package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.control.ChoiceLists;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** The reason codes as buttons; the first ten have a key. */
final class ReasonCodeChips {
  // Above this number, codes are selected from a list.
  private static final int CHIPS = 20;

  private final DecisionViewModel model;
  private final Texts texts;
  private final FlowPane chips;
  private final SearchableComboBox<String> list;

  ReasonCodeChips(
      DecisionViewModel model, Texts texts, FlowPane chips, SearchableComboBox<String> list) {
    this.model = model;
    this.texts = texts;
    this.chips = chips;
    this.list = list;
    ChoiceLists.named(
        list,
        texts.get("ui.review.moreCodes"),
        code -> BuiltInReasonCodes.name(texts, code),
        texts);
    list.valueProperty()
        .subscribe(
            code -> {
              if (code != null) {
                model.form().code().set(Optional.of(code));
              }
            });
    model.codes().subscribe(this::show);
    model.form().code().subscribe(now -> select(now.orElse(null)));
    show();
  }

  private void show() {
    chips.getChildren().clear();
    for (int i = 0; i < Math.min(CHIPS, model.codes().size()); i++) {
      chips.getChildren().add(chip(i, model.codes().get(i)));
    }
    boolean more = model.codes().size() > CHIPS;
    list.setVisible(more);
    list.setManaged(more);
    if (more) {
      list.getItems().setAll(model.codes());
    }
    select(model.form().code().get().orElse(null));
  }

  private ToggleButton chip(int index, String code) {
    ToggleButton chip = new ToggleButton(BuiltInReasonCodes.name(texts, code));
    chip.setId("code-" + index);
    chip.getStyleClass().add("chip");
    chip.setUserData(code);
    if (index < ReviewCommands.KEYED) {
      chip.setGraphic(ShortcutSheet.cap(ReviewCommands.digit(index)));
    }
    chip.setOnAction(
        event -> {
          model.chooseCode(index);
          select(model.form().code().get().orElse(null));
        });
    return chip;
  }

  private void select(@Nullable String chosen) {
    for (Node node : chips.getChildren()) {
      if (node instanceof ToggleButton chip) {
        chip.setSelected(chosen != null && chosen.equals(chip.getUserData()));
      }
    }
    list.setValue(chosen);
  }
}
