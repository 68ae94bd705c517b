package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.install.ModelOffer;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.ui.control.Badges;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.installation.InstallationFormatter;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.ConnectionTestResult;
import dev.retune.ui.settings.form.FormGrid;
import dev.retune.ui.settings.form.SettingField;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The rows of the page: a model, the rest of an installation, a result of the search. */
final class ModelRows {
  private final ModelsViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final InstallationFormatter words;

  ModelRows(ModelsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
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
    text.getChildren().add(finding(model.list().findings().fit(details)));
    Optional.ofNullable(model.list().results().get(details.id()))
        .ifPresent(result -> text.getChildren().add(finding(result)));
    HBox row = row(text);
    if (details.model().record().isPresent()) {
      row.getChildren().add(button("check", () -> model.list().check(details.id())));
    }
    if (!details.model().isBuiltIn() && !details.isElsewhere()) {
      row.getChildren()
          .add(button("remove", () -> model.list().remove(details.id(), details.model().bytes())));
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
        .ifPresent(result -> text.getChildren().add(finding(result)));
    HBox row = row(text);
    if (reranker.record().isPresent()) {
      row.getChildren().add(button("check", () -> model.list().check(id)));
    }
    row.getChildren().add(button("remove", () -> model.list().remove(id, reranker.bytes())));
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
        .ifPresent(result -> text.getChildren().add(finding(result)));
    Button goOn = button("goOn", () -> model.list().goOn(rest));
    goOn.setDisable(!model.installation().isFree());
    HBox row = row(text);
    row.getChildren()
        .addAll(goOn, button("remove", () -> model.list().remove(rest.id(), rest.bytes())));
    return row;
  }

  /** A result of the search. */
  Node found(ModelSearchResult result) {
    Label name = new Label(result.model().repository());
    name.setWrapText(true);
    name.getStyleClass().add("strong");
    VBox text = new VBox(4, name);
    HBox row = row(text);
    switch (result) {
      case ModelSearchResult.Usable usable -> {
        text.getChildren().add(FormGrid.fine(facts(usable.offer())));
        if (usable.model().gated()) {
          text.getChildren()
              .add(
                  finding(
                      new ConnectionTestResult(
                          Severity.WARN, texts.get("ui.settings.models.gated"))));
        }
        Button add = button("add", () -> model.search().add(usable));
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

  private static Label finding(ConnectionTestResult result) {
    Label label = FormGrid.fine("");
    label.getStyleClass().add("finding");
    FormGrid.show(label, result);
    return label;
  }

  private static HBox row(VBox text) {
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(8, text);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("model-card");
    return row;
  }

  private Button button(String what, Runnable action) {
    Button button = new Button(texts.get("ui.settings.models." + what));
    button.getStyleClass().add("model-" + what);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
