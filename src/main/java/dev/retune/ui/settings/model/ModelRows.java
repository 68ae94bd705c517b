package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.ui.control.Badges;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.installation.InstallationFormatter;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The rows of the page: a model, the rest of an installation, a result of the search. */
final class ModelRows {
  private final ModelsViewModel model;
  private final Texts texts;
  private final ModelCards cards;
  private final ValueFormatter formatter;
  private final InstallationFormatter words;

  ModelRows(ModelsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.cards = new ModelCards(texts);
    this.formatter = context.formatter();
    this.words = model.installation().formatter();
  }

  /** A model on this machine. */
  Node installed(InstalledModelDetails details, SettingField chosen, ToggleGroup group) {
    RadioButton button = new RadioButton(ModelNames.shown(details.id()));
    button.getStyleClass().add("strong");
    button.setMnemonicParsing(false);
    button.setWrapText(true);
    button.setToggleGroup(group);
    button.setSelected(details.isNamed(chosen.text().get()));
    button.setOnAction(event -> chosen.text().set(details.id()));
    FlowPane head = new FlowPane(10, 4, button);
    if (details.live()) {
      head.getChildren().add(Badges.of(texts.get("ui.settings.models.live"), Severity.CALM));
    }
    if (details.model().isBuiltIn()) {
      head.getChildren().add(Badges.of(texts.get("ui.settings.models.builtIn"), Severity.PLAIN));
    }
    VBox text = new VBox(4, head, FormGrid.fine(facts(details.model())));
    text.getChildren().add(ModelCards.finding(model.list().findings().fit(details)));
    Optional.ofNullable(model.list().results().get(details.id()))
        .ifPresent(result -> text.getChildren().add(ModelCards.finding(result)));
    HBox row = ModelCards.row(text);
    if (details.model().record().isPresent()) {
      row.getChildren().add(cards.button("check", () -> model.list().check(details.id())));
    }
    if (!details.model().isBuiltIn() && !details.isElsewhere()) {
      row.getChildren()
          .add(
              cards.button(
                  "remove", () -> model.list().remove(details.id(), details.model().bytes())));
    }
    return row;
  }

  private String facts(InstalledModel installed) {
    return texts.get(
        "ui.settings.models.facts",
        texts.get("ui.settings.models.kind." + installed.kind()),
        words.languages(installed.languages()),
        formatter.bytes(installed.bytes()),
        installed.license().map(words::license).orElseGet(words::unknownLicense),
        installed.spec().dimension(),
        installed.spec().maxTokens());
  }

  /** A reranker on this machine; it is not chosen here, because runs try it of themselves. */
  Node reranker(InstalledReranker reranker) {
    String id = reranker.spec().id();
    Label name = new Label(ModelNames.shown(id));
    name.getStyleClass().add("strong");
    name.setWrapText(true);
    String facts =
        texts.get(
            "ui.settings.models.rerankerFacts",
            texts.get("ui.settings.models.kind.RERANKER"),
            words.languages(reranker.record().map(ModelRecord::languages).orElse(List.of())),
            formatter.bytes(reranker.bytes()),
            reranker
                .record()
                .flatMap(ModelRecord::license)
                .map(words::license)
                .orElseGet(words::unknownLicense),
            reranker.spec().maxTokens());
    VBox text = new VBox(4, name, FormGrid.fine(facts));
    Optional.ofNullable(model.list().results().get(id))
        .ifPresent(result -> text.getChildren().add(ModelCards.finding(result)));
    HBox row = ModelCards.row(text);
    if (reranker.record().isPresent()) {
      row.getChildren().add(cards.button("check", () -> model.list().check(id)));
    }
    row.getChildren().add(cards.button("remove", () -> model.list().remove(id, reranker.bytes())));
    return row;
  }

  /** Whether the rest of an installation is the one that is shown below the list. */
  boolean isShownBelow(InstalledModels.Unfinished rest) {
    String name = model.installation().state().get().name();
    return name.equals(ModelNames.repository(rest.id()));
  }

  /** What an interrupted installation has left. */
  Node unfinished(InstalledModels.Unfinished rest) {
    Label name = new Label(ModelNames.shown(rest.id()));
    name.getStyleClass().add("strong");
    name.setWrapText(true);
    VBox text =
        new VBox(
            4,
            name,
            FormGrid.fine(
                texts.get("ui.settings.models.unfinished", formatter.bytes(rest.bytes()))));
    Optional.ofNullable(model.list().results().get(rest.id()))
        .ifPresent(result -> text.getChildren().add(ModelCards.finding(result)));
    Button goOn = cards.button("goOn", () -> model.list().goOn(rest));
    goOn.setDisable(!model.installation().isFree());
    HBox row = ModelCards.row(text);
    row.getChildren()
        .addAll(goOn, cards.button("remove", () -> model.list().remove(rest.id(), rest.bytes())));
    return row;
  }
}
