package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.ModelOffer;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.installation.InstallationFormatter;
import dev.retune.ui.navigation.ScreenContext;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The row of a model that a search has found. */
final class SearchResultRow {
  private final ModelsViewModel model;
  private final Texts texts;
  private final ModelCards cards;
  private final ValueFormatter formatter;
  private final InstallationFormatter words;

  SearchResultRow(ModelsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.cards = new ModelCards(texts);
    this.formatter = context.formatter();
    this.words = model.installation().formatter();
  }

  /** A result of the search. */
  Node of(ModelSearchResult result) {
    Label name = new Label(result.model().repository());
    name.setWrapText(true);
    name.getStyleClass().add("strong");
    VBox text = new VBox(4, name);
    HBox row = ModelCards.row(text);
    switch (result) {
      case ModelSearchResult.Usable usable -> {
        text.getChildren().add(FormGrid.fine(facts(usable.offer())));
        if (usable.model().gated()) {
          text.getChildren()
              .add(
                  ModelCards.finding(
                      new ConnectionTestResult(
                          Severity.WARN, texts.get("ui.settings.models.gated"))));
        }
        Button add = cards.button("add", () -> model.search().add(usable));
        add.setDisable(!model.installation().isFree());
        row.getChildren().add(add);
      }
      case ModelSearchResult.Unusable unusable -> {
        name.getStyleClass().add("quiet");
        text.getChildren().add(FormGrid.fine(texts.get(unusable.reason())));
      }
    }
    return row;
  }

  private String facts(ModelOffer offer) {
    return texts.get(
        "ui.settings.models.offer",
        offer.model().downloads(),
        formatter.bytes(offer.bytes()),
        offer.model().license().map(words::license).orElseGet(words::unknownLicense),
        words.languages(offer.model().languages()));
  }
}
