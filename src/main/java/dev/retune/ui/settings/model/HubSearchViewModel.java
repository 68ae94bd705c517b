package dev.retune.ui.settings.model;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.embedding.hub.ModelAddress;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.ui.installation.ModelInstallationViewModel;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The search for models at the hub. */
public final class HubSearchViewModel {
  private static final int MOST = 10;

  private final ModelsGateway gateway;
  private final ScreenContext context;
  private final ModelInstallationViewModel installation;
  private final LatestTask latest;
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> language =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<ModelSearchResult> results = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

  HubSearchViewModel(
      ModelsGateway gateway, ScreenContext context, ModelInstallationViewModel installation) {
    this.gateway = gateway;
    this.context = context;
    this.installation = installation;
    this.latest = new LatestTask(context.runner());
  }

  /** Words of the name, or the whole name of a model. */
  StringProperty words() {
    return words;
  }

  /** The language that the model must know; any if empty. */
  ObjectProperty<Optional<String>> language() {
    return language;
  }

  /** What was found: what runs here, and then what does not. */
  ObservableList<ModelSearchResult> results() {
    return results;
  }

  /** Whether a search is running. */
  ReadOnlyBooleanProperty searching() {
    return searching.getReadOnlyProperty();
  }

  /** Why there are no results, in one sentence; empty while there are. */
  ReadOnlyStringProperty said() {
    return said.getReadOnlyProperty();
  }

  /**
   * Whether what is typed is the whole name of a model, which can be installed without a search.
   */
  boolean isName() {
    String typed = words.get().strip();
    try {
      return typed.contains("/") && !ModelAddress.parse(typed).repository().isEmpty();
    } catch (ApplicationException e) {
      return false;
    }
  }

  /** Searches the hub, instead of a search that is running. */
  void search() {
    results.clear();
    said.set("");
    searching.set(true);
    ModelSearch.Query query = new ModelSearch.Query(words.get().strip(), language.get(), MOST);
    latest.runLong(
        monitor -> gateway.search(query, monitor),
        found -> {
          searching.set(false);
          results.setAll(found);
          said.set(found.isEmpty() ? context.texts().get("ui.settings.models.nothing") : "");
        },
        this::failed);
  }

  private void failed(Throwable e) {
    searching.set(false);
    if (e instanceof ApplicationException failure && !(e instanceof CancelledException)) {
      said.set(context.texts().get(failure));
    } else {
      context.notices().failed(e);
    }
  }

  /** Gives up the search that is running. */
  void cancel() {
    latest.cancel();
    searching.set(false);
  }

  /** Asks whether a model that was found shall be installed. */
  void add(ModelSearchResult.Usable found) {
    installation.propose(InstallationRequest.of(found.model().repository()));
  }

  /** The same for the model whose whole name is typed. */
  void addNamed() {
    if (isName()) {
      installation.propose(InstallationRequest.of(words.get()));
    }
  }
}
