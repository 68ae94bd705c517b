package dev.retune.ui.installation;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.InstallationRequest;

/**
 * The services behind an installation. Calls may block, so they run off the JavaFX thread; they
 * throw {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ModelInstallationGateway {

  /** Finds out what the installation of a model would do. */
  InstallationPlan plan(InstallationRequest request, ProgressMonitor monitor);

  /** Plans the rest of an installation that an earlier process left unfinished. */
  InstallationPlan planRest(String id, ProgressMonitor monitor);

  /** Installs a model as planned; goes on where an earlier attempt stopped. */
  void install(InstallationPlan plan, ProgressMonitor monitor);

  /** Removes what planning or an interrupted installation has left. */
  void discard(InstallationPlan plan);
}
