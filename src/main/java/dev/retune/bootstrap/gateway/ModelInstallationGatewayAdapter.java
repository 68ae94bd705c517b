package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.IndexModule;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.hub.ModelAddress;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.ui.installation.ModelInstallationGateway;
import java.util.Optional;

/** Connects the installation of models to the services. */
record ModelInstallationGatewayAdapter(IndexModule index) implements ModelInstallationGateway {

  @Override
  public InstallationPlan plan(InstallationRequest request, ProgressMonitor monitor) {
    return index.installer().plan(request, monitor);
  }

  /** Asks for the variant only if it is not the one that is taken without being asked for. */
  @Override
  public InstallationPlan planRest(String id, ProgressMonitor monitor) {
    InstalledModels.Unfinished rest = new InstalledModels.Unfinished(id, 0);
    ModelAddress address = new ModelAddress(rest.repository(), ModelAddress.MAIN);
    InstallationPlan usual = plan(new InstallationRequest(address, Optional.empty()), monitor);
    if (usual.id().equals(id) || rest.variant().isEmpty()) {
      return usual;
    }
    index.installer().discard(usual);
    return plan(new InstallationRequest(address, rest.variant()), monitor);
  }

  @Override
  public void install(InstallationPlan plan, ProgressMonitor monitor) {
    var _ = index.installer().install(plan, monitor);
  }

  @Override
  public void discard(InstallationPlan plan) {
    index.installer().discard(plan);
  }
}
