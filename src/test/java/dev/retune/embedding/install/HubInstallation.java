package dev.retune.embedding.install;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubTiming;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.ModelRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** An installer for tests: a processor with AVX2 only, a fixed clock, and no waiting. */
final class HubInstallation implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  static final HubTiming AT_ONCE =
      new HubTiming(
          Duration.ofNanos(1),
          Duration.ofNanos(1),
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));
  private static final CpuFeatures AVX2 = new CpuFeatures(false, true, false, false);

  final HubClient hub;
  final InstalledModelCatalog catalog;
  final ModelInstaller installer;
  final InstalledModels models;
  final Path folder;

  HubInstallation(HubEnvironment environment, Path home) {
    this(environment, home, path -> Long.MAX_VALUE);
  }

  HubInstallation(HubEnvironment environment, Path home, ToLongFunction<Path> freeSpace) {
    hub = new HubClient(environment, AT_ONCE);
    folder = home.resolve("models");
    catalog = new InstalledModelCatalog(home, 1);
    installer =
        new ModelInstaller(
            hub,
            folder,
            catalog::tryOut,
            Clock.fixed(NOW, ZoneOffset.UTC),
            freeSpace,
            new InstallationPlanner(hub, folder, AVX2, ComputeDevice.CPU));
    models = new InstalledModels(catalog, folder);
  }

  InstallationPlan plan(String name) {
    return installer.plan(InstallationRequest.of(name), ProgressMonitor.none());
  }

  InstallationPlan plan(String name, String variant) {
    InstallationRequest request = InstallationRequest.of(name);
    return installer.plan(
        new InstallationRequest(request.address(), Optional.of(variant)), ProgressMonitor.none());
  }

  ModelRecord install(String name) {
    return installer.install(plan(name), ProgressMonitor.none());
  }

  @Override
  public void close() {
    hub.close();
  }
}
