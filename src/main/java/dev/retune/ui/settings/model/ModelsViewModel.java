package dev.retune.ui.settings.model;

import dev.retune.ui.installation.ModelInstallationViewModel;
import dev.retune.ui.navigation.ScreenContext;

/** The page of models. */
public final class ModelsViewModel {
  private final ModelListViewModel list;
  private final HubSearchViewModel search;
  private final ModelInstallationViewModel installation;
  private final ModelBenchViewModel bench;

  /** Reads nothing until the page is opened. */
  public ModelsViewModel(
      ModelsGateway gateway, ModelInstallationViewModel installation, ScreenContext context) {
    this.list = new ModelListViewModel(gateway, context, installation);
    this.search = new HubSearchViewModel(gateway, context, installation);
    this.installation = installation;
    this.bench = new ModelBenchViewModel(gateway, context);
  }

  /** The models on this machine. */
  ModelListViewModel list() {
    return list;
  }

  /** The search at the hub. */
  HubSearchViewModel search() {
    return search;
  }

  /** The comparison of models. */
  ModelBenchViewModel bench() {
    return bench;
  }

  /** The installation that is asked for or running. */
  ModelInstallationViewModel installation() {
    return installation;
  }
}
