package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.Suggestions;
import dev.retune.ui.navigation.ScreenContext;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The page of the endpoint of language models. */
final class EndpointPage {
  private static final double WIDTH = 340;

  private final SettingsViewModel model;
  private final Texts texts;

  EndpointPage(SettingsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
  }

  Node node() {
    return SettingsPages.page(
        FormGrid.card(
            texts.get("ui.settings.page.ENDPOINT"),
            texts.get("ui.settings.about.ENDPOINT"),
            endpoint()),
        FormGrid.card(
            texts.get("ui.settings.limits"), texts.get("ui.settings.about.limits"), limits()));
  }

  private FormGrid endpoint() {
    EndpointViewModel endpoint = model.endpoint();
    FormGrid form = new FormGrid(texts);
    form.field(model.field("prompting.url"), "http://localhost:11434/v1");
    PasswordField key = new PasswordField();
    key.setId("endpoint-key");
    key.setMaxWidth(WIDTH);
    key.setPromptText(texts.get("ui.settings.secretPrompt"));
    key.textProperty().bindBidirectional(endpoint.key());
    form.row(texts.get("ui.settings.key"), key);
    Button list = new Button(texts.get("ui.settings.listModels"));
    list.setId("list-models");
    list.setOnAction(event -> endpoint.listModels());
    Button keep = new Button(texts.get("ui.settings.keepKey"));
    keep.disableProperty().bind(endpoint.key().isEmpty());
    keep.setOnAction(event -> endpoint.storeKey());
    form.below(FormGrid.line(list, keep));
    form.below(FormGrid.result(endpoint.result()));
    for (String path : new String[] {"prompting.model", "prompting.judgeModel"}) {
      TextField field = form.field(model.field(path), "");
      Suggestions.on(
          field, typed -> endpoint.models().stream().filter(name -> name.contains(typed)).toList());
    }
    return form;
  }

  private FormGrid limits() {
    FormGrid form = new FormGrid(texts);
    form.field(model.field("prompting.inputPrice"), "");
    form.field(model.field("prompting.outputPrice"), "");
    form.field(model.field("prompting.tokenBudget"), "");
    form.field(model.field("prompting.moneyBudget"), "");
    form.field(model.field("prompting.cases"), "200");
    form.field(model.field("prompting.parallelCalls"), "4");
    return form;
  }
}
