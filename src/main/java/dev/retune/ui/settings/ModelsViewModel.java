package dev.retune.ui.settings;

import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.ConnectionTestResult;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The available embedding models. */
final class ModelsViewModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ObservableList<ModelCard> cards = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

  ModelsViewModel(SettingsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
  }

  ObservableList<ModelCard> cards() {
    return cards;
  }

  /** Whether the list is loading: new models are tested the first time. */
  ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  void refresh() {
    looking.set(true);
    latest.run(
        gateway::models,
        now -> {
          looking.set(false);
          cards.setAll(now);
        },
        e -> {
          looking.set(false);
          context.notices().failed(e);
        });
  }

  /** Imports a copy of a model folder that the user chooses. */
  void add() {
    context
        .dialogs()
        .chooseFolder(
            folder ->
                context
                    .runner()
                    .watch(
                        context.texts().get("ui.settings.addingModel"),
                        monitor -> gateway.addModel(folder),
                        id -> {
                          context.notices().done(context.texts().get("ui.settings.modelAdded", id));
                          refresh();
                        },
                        context.notices()::failed));
  }

  /** Describes how a model fits the texts. */
  ConnectionTestResult fit(ModelCard card) {
    if (card.fit().isEmpty()) {
      return new ConnectionTestResult(
          Severity.PLAIN, context.texts().get("ui.settings.fit.unknown"));
    }
    TokenizerLanguageFit fit = card.fit().get();
    String script = script(fit);
    String share = context.formatter().roundPercent(fit.share());
    String key = fit.isPoor() ? "ui.settings.fit.poor" : "ui.settings.fit.good";
    return new ConnectionTestResult(
        fit.isPoor() ? Severity.WARN : Severity.CALM,
        context
            .texts()
            .get(
                key,
                share,
                script,
                context.formatter().decimal(fit.pieces(), 1),
                context.formatter().roundPercent(fit.unknown())));
  }

  private String script(TokenizerLanguageFit fit) {
    String key = "ui.settings.script." + fit.script().name();
    return context.texts().has(key) ? context.texts().get(key) : fit.script().name();
  }
}
