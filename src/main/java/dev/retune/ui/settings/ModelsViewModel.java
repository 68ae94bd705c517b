package dev.retune.ui.settings;

import dev.retune.embed.LanguageFit;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Room;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The models that can be chosen. */
final class ModelsViewModel {
  private final SettingsDesk desk;
  private final Room room;
  private final Latest latest;
  private final ObservableList<ModelCard> cards = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

  ModelsViewModel(SettingsDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.latest = new Latest(room.runner());
  }

  ObservableList<ModelCard> cards() {
    return cards;
  }

  /** Whether the list is being made: a model is tried the first time it is seen. */
  ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  void refresh() {
    looking.set(true);
    latest.run(
        desk::models,
        now -> {
          looking.set(false);
          cards.setAll(now);
        },
        e -> {
          looking.set(false);
          room.notices().failed(e);
        });
  }

  /** Lets a folder be chosen and takes a copy of the model in it. */
  void add() {
    room.dialogs()
        .chooseFolder(
            folder ->
                room.runner()
                    .watch(
                        room.texts().get("ui.settings.addingModel"),
                        monitor -> desk.addModel(folder),
                        id -> {
                          room.notices().done(room.texts().get("ui.settings.modelAdded", id));
                          refresh();
                        },
                        room.notices()::failed));
  }

  /** How a model fits the texts, in a sentence. */
  Finding fit(ModelCard card) {
    if (card.fit().isEmpty()) {
      return new Finding(Mood.PLAIN, room.texts().get("ui.settings.fit.unknown"));
    }
    LanguageFit fit = card.fit().get();
    String script = script(fit);
    String share = room.figures().roundPercent(fit.share());
    String key = fit.poor() ? "ui.settings.fit.poor" : "ui.settings.fit.good";
    return new Finding(
        fit.poor() ? Mood.WARN : Mood.CALM,
        room.texts()
            .get(
                key,
                share,
                script,
                room.figures().decimal(fit.pieces(), 1),
                room.figures().roundPercent(fit.unknown())));
  }

  private String script(LanguageFit fit) {
    String key = "ui.settings.script." + fit.script().name();
    return room.texts().has(key) ? room.texts().get(key) : fit.script().name();
  }
}
