package dev.retune.ui.settings;

import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The endpoint of language models: its key and its models. */
final class EndpointViewModel {
  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm form;
  private final LatestTask latest;
  private final StringProperty key = new SimpleStringProperty("");
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ConnectionTestResult> result =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);

  EndpointViewModel(SettingsGateway gateway, ScreenContext context, SettingsForm form) {
    this.gateway = gateway;
    this.context = context;
    this.form = form;
    this.latest = new LatestTask(context.runner());
  }

  /** As typed; stored only in the keyring. */
  StringProperty key() {
    return key;
  }

  /** The models of the endpoint, once they have been asked for. */
  ObservableList<String> models() {
    return models;
  }

  /** The result of the last request. */
  ReadOnlyObjectProperty<ConnectionTestResult> result() {
    return result.getReadOnlyProperty();
  }

  /** Asks the typed address for its models. */
  void listModels() {
    String url = form.field("prompting.url").text().get().strip();
    if (url.isEmpty()) {
      result.set(
          new ConnectionTestResult(
              Severity.BAD, context.texts().get("ui.settings.endpointAddress")));
      return;
    }
    SecretInput typed = SecretInput.of(key.get().strip());
    result.set(new ConnectionTestResult(Severity.INFO, context.texts().get("ui.settings.testing")));
    latest.run(
        () -> found(() -> gateway.languageModels(url, typed)),
        found -> {
          models.setAll(found.models());
          result.set(found.result());
        },
        context.notices()::failed);
  }

  /** The models, or why there are none. */
  private record ModelsFound(List<String> models, ConnectionTestResult result) {}

  private ModelsFound found(Callable<List<String>> request) {
    List<String> names = new ArrayList<>();
    ConnectionTestResult tested =
        ConnectionTestResult.of(
            () -> {
              names.addAll(request.call());
              return context
                  .texts()
                  .get("ui.settings.endpointModels", names.size(), String.join(", ", names));
            },
            context.texts());
    return new ModelsFound(names, tested);
  }

  /** Stores the typed key in the keyring. */
  void storeKey() {
    String typed = key.get().strip();
    if (typed.isEmpty()) {
      return;
    }
    latest.run(
        () ->
            ConnectionTestResult.of(
                () -> {
                  gateway.storeSecret(ChatEndpoint.KEY, typed);
                  return context.texts().get("ui.settings.keyKept");
                },
                context.texts()),
        found -> {
          result.set(found);
          if (found.severity() == Severity.CALM) {
            key.set("");
          }
        },
        context.notices()::failed);
  }
}
