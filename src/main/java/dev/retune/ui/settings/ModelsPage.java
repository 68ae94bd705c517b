package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.FormGrid;
import dev.retune.ui.settings.form.FormGrid.Choice;
import dev.retune.ui.settings.form.SettingField;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The embedding models for new index versions. */
final class ModelsPage {
  private final SettingsViewModel model;
  private final Texts texts;
  private final VBox list = new VBox(10);

  ModelsPage(SettingsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
  }

  Node node() {
    Label looking = FormGrid.fine(texts.get("ui.settings.modelsLooking"));
    looking.visibleProperty().bind(model.models().looking());
    looking.managedProperty().bind(looking.visibleProperty());
    Button add = new Button(texts.get("ui.settings.addModel"), new FontIcon(Feather.FOLDER_PLUS));
    add.setOnAction(event -> model.models().add());
    model
        .models()
        .cards()
        .addListener((ListChangeListener<ModelCard>) change -> show(model.models().cards()));
    model.form().field("model").text().subscribe((was, is) -> show(model.models().cards()));
    model.models().refresh();
    return SettingsPages.page(
        FormGrid.card(
            texts.get("ui.settings.page.MODEL"),
            texts.get("ui.settings.about.MODEL"),
            looking,
            list,
            FormGrid.line(add)),
        FormGrid.card(
            texts.get("ui.settings.devices"), texts.get("ui.settings.about.devices"), device()));
  }

  private Node device() {
    FormGrid form = new FormGrid(texts);
    form.choice(
        model.form().field("device"),
        Stream.of(ComputeDevice.values())
            .map(d -> new Choice(d.name(), texts.get("ui.settings.device." + d)))
            .toList());
    return form;
  }

  private void show(List<ModelCard> cards) {
    SettingField chosen = model.form().field("model");
    list.getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    boolean found = false;
    for (ModelCard card : cards) {
      RadioButton button = new RadioButton(card.model().id());
      button.getStyleClass().add("strong");
      button.setMnemonicParsing(false);
      button.setToggleGroup(group);
      button.setSelected(card.model().id().equals(chosen.text().get()));
      found |= button.isSelected();
      button.setOnAction(event -> chosen.text().set(card.model().id()));
      Label facts =
          FormGrid.fine(
              texts.get(
                  "ui.settings.modelFacts",
                  card.model().dimension(),
                  card.model().maxTokens(),
                  card.model().pooling().name().toLowerCase(java.util.Locale.ROOT)));
      Label fit = FormGrid.fine("");
      fit.getStyleClass().add("finding");
      FormGrid.show(fit, model.models().fit(card));
      VBox box = new VBox(4, button, facts, fit);
      box.getStyleClass().add("model-card");
      list.getChildren().add(box);
    }
    if (!found && !cards.isEmpty()) {
      Label gone = new Label(texts.get("ui.settings.modelGone", chosen.text().get()));
      gone.setWrapText(true);
      gone.getStyleClass().add("problem");
      list.getChildren().addFirst(gone);
    }
  }
}
