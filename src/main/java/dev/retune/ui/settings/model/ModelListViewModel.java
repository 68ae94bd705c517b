package dev.retune.ui.settings.model;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.format.ModelNames;
import dev.retune.ui.installation.ModelInstallationViewModel;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The models on this machine, and what interrupted installations have left. */
public final class ModelListViewModel {
  private final ModelsGateway gateway;
  private final ScreenContext context;
  private final ModelInstallationViewModel installation;
  private final ModelFindings findings;
  private final LatestTask latest;
  private final ObservableList<InstalledModelDetails> models = FXCollections.observableArrayList();
  private final ObservableList<InstalledReranker> rerankers = FXCollections.observableArrayList();
  private final ObservableList<InstalledModels.Unfinished> unfinished =
      FXCollections.observableArrayList();
  private final ObservableMap<String, ConnectionTestResult> results =
      FXCollections.observableHashMap();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

  ModelListViewModel(
      ModelsGateway gateway, ScreenContext context, ModelInstallationViewModel installation) {
    this.gateway = gateway;
    this.context = context;
    this.installation = installation;
    this.findings = new ModelFindings(context);
    this.latest = new LatestTask(context.runner());
    installation.onChange(this::refresh);
  }

  private record Read(
      List<InstalledModelDetails> models,
      List<InstalledReranker> rerankers,
      List<InstalledModels.Unfinished> unfinished) {}

  /** The models, the built-in one first. */
  ObservableList<InstalledModelDetails> models() {
    return models;
  }

  /** The rerankers, which runs try of themselves. */
  ObservableList<InstalledReranker> rerankers() {
    return rerankers;
  }

  /** What interrupted installations have left. */
  ObservableList<InstalledModels.Unfinished> unfinished() {
    return unfinished;
  }

  /** The outcome of the last check or removal, by the model's id. */
  ObservableMap<String, ConnectionTestResult> results() {
    return results;
  }

  /** Whether the list is loading: new models are tried the first time. */
  ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  ModelFindings findings() {
    return findings;
  }

  void refresh() {
    looking.set(true);
    latest.run(
        () -> new Read(gateway.models(), gateway.rerankers(), gateway.unfinished()),
        now -> {
          looking.set(false);
          unfinished.setAll(now.unfinished());
          rerankers.setAll(now.rerankers());
          models.setAll(now.models());
        },
        e -> {
          looking.set(false);
          context.notices().failed(e);
        });
  }

  /** Imports a copy of a model folder that the user chooses. */
  void addFolder() {
    context
        .dialogs()
        .chooseFolder(
            folder ->
                context
                    .runner()
                    .watch(
                        context.texts().get("ui.settings.addingModel"),
                        monitor -> gateway.addFolder(folder),
                        id -> {
                          context.notices().done(context.texts().get("ui.settings.modelAdded", id));
                          refresh();
                        },
                        context.notices()::failed));
  }

  /** Compares a model's files with what was installed. */
  void check(String id) {
    results.remove(id);
    context
        .runner()
        .watch(
            context.texts().get("ui.settings.models.checking", name(id)),
            monitor -> gateway.check(id, monitor),
            faults -> results.put(id, findings.checked(faults)),
            failure(id));
  }

  /** Removes a model, or what an interrupted installation has left, after confirmation. */
  void remove(String id, long bytes) {
    results.remove(id);
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get("ui.settings.models.removeAsk", name(id)),
                context
                    .texts()
                    .get("ui.settings.models.removeEffect", context.formatter().bytes(bytes)),
                context.texts().get("ui.settings.models.remove")),
            () ->
                context
                    .runner()
                    .run(
                        () -> {
                          gateway.remove(id);
                          return id;
                        },
                        gone -> refresh(),
                        failure(id)));
  }

  /** Goes on with an interrupted installation. */
  void goOn(InstalledModels.Unfinished rest) {
    installation.proposeRest(rest.id(), name(rest.id()));
  }

  private static String name(String id) {
    return ModelNames.repository(id);
  }

  /** Refusals are shown beside the model. */
  private Consumer<Throwable> failure(String id) {
    return e -> {
      if (e instanceof ApplicationException failure && !(e instanceof CancelledException)) {
        results.put(id, findings.failed(failure));
      } else {
        context.notices().failed(e);
      }
    };
  }
}
