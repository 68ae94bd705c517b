package dev.retune.embedding.install;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.FileMutex;
import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.folder.ModelRecordFile;
import dev.retune.embedding.hub.HubCache;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.ModelRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Installs models from the hub into the home. A model appears whole or not at all; an installation
 * that was interrupted goes on where it stopped when it is asked for again.
 */
public final class ModelInstaller {

  private static final String LOCK = ".installing";

  private final HubClient hub;
  private final Path models;
  private final ModelTrial trial;
  private final InstallationPlanner planner;
  private final ModelRecordFactory records;
  private final DiskSpaceCheck space;

  /**
   * An installer for a home.
   *
   * @param models the folder of models
   * @param trial runs a model before it is installed
   */
  public ModelInstaller(
      HubClient hub, Path models, ComputeDevice device, ModelTrial trial, Clock clock) {
    this(
        hub,
        models,
        trial,
        clock,
        folder -> folder.toFile().getUsableSpace(),
        new InstallationPlanner(hub, models, CpuFeatures.detect(), device));
  }

  ModelInstaller(
      HubClient hub,
      Path models,
      ModelTrial trial,
      Clock clock,
      ToLongFunction<Path> freeSpace,
      InstallationPlanner planner) {
    this.hub = hub;
    this.models = models;
    this.trial = trial;
    this.records = new ModelRecordFactory(hub.environment(), clock);
    this.space = new DiskSpaceCheck(models, freeSpace);
    this.planner = planner;
  }

  /** Work on the disk. */
  private interface DiskWork<T> {
    T run() throws IOException;
  }

  /**
   * Finds out what the installation of a model would do. The files that say how it is used are
   * fetched, and nothing else.
   *
   * @throws InvalidInputException when it cannot be installed
   * @throws UnavailableException when the hub does not answer
   */
  public InstallationPlan plan(InstallationRequest request, ProgressMonitor monitor) {
    return alone(0, () -> planner.plan(request, monitor));
  }

  /**
   * Installs a model as planned. Progress is in bytes; after a cancellation or a lost connection
   * what has arrived stays for the next attempt.
   *
   * @throws InvalidInputException when its content is not what the hub says, or cannot be run here;
   *     nothing is installed then
   * @throws UnavailableException when the connection or the space on the disk does not suffice
   */
  public ModelRecord install(InstallationPlan plan, ProgressMonitor monitor) {
    long missing = plan.bytes() + plan.possible() - plan.present();
    return alone(missing, () -> installed(plan, monitor));
  }

  /**
   * Removes what planning has fetched. What an interrupted installation has brought stays if it is
   * more than planning fetches.
   */
  public void discard(InstallationPlan plan) {
    alone(
        0,
        () -> {
          StagingFolder staging = staging(plan);
          long here = 0;
          for (PlannedFile each : plan.files()) {
            here += staging.present(each.file());
          }
          if (here <= InstallationPlanner.SMALL) {
            staging.delete();
          }
          return true;
        });
  }

  private StagingFolder staging(InstallationPlan plan) {
    return new StagingFolder(models.resolve(plan.id() + StagingFolder.END));
  }

  private <T> T alone(long needed, DiskWork<T> work) {
    try {
      OwnerOnlyFiles.folder(models);
      try (FileMutex _ = FileMutex.acquire(models.resolve(LOCK))) {
        return work.run();
      }
    } catch (IOException e) {
      throw space.failure(e, needed);
    }
  }

  private ModelRecord installed(InstallationPlan plan, ProgressMonitor monitor) throws IOException {
    Path target = models.resolve(plan.id());
    if (Files.exists(target)) {
      throw new InvalidInputException("model.alreadyInstalled", plan.id());
    }
    space.check(plan);
    StagingFolder staging = staging(plan);
    OwnerOnlyFiles.folder(staging.folder());
    DownloadProgress progress = new DownloadProgress(monitor, plan.bytes());
    FileSource source =
        new FileSource(
            hub,
            new HubCache(hub.environment().cache()),
            plan.model().address(),
            staging,
            progress,
            plan.fromCache());
    List<HubFile> files = new ArrayList<>(plan.files().stream().map(PlannedFile::file).toList());
    for (HubFile each : List.copyOf(files)) {
      source.bring(each);
    }
    for (HubFile each : weights(plan, staging, files)) {
      source.bring(each);
      files.add(each);
    }
    staging.keepOnly(files);
    ModelRecord record = records.verified(plan, staging, files, monitor);
    ModelRecordFile.write(staging.folder(), record);
    tryOut(plan, staging);
    staging.publish(target);
    return record;
  }

  /** The files of separate weights that were not planned, because nothing told of them before. */
  private static List<HubFile> weights(
      InstallationPlan plan, StagingFolder staging, List<HubFile> planned) throws IOException {
    HubFile onnx =
        planned.stream()
            .filter(each -> each.path().equals(plan.choice().path()))
            .findFirst()
            .orElseThrow();
    try {
      return InstallationPlanner.weights(staging, onnx, plan.repository(), plan.model()).stream()
          .filter(each -> !planned.contains(each))
          .toList();
    } catch (InvalidInputException e) {
      staging.delete();
      throw e;
    }
  }

  private void tryOut(InstallationPlan plan, StagingFolder staging) throws IOException {
    try {
      trial.run(staging.folder());
    } catch (InvalidInputException e) {
      staging.delete();
      throw new InvalidInputException(e, "model.unusable", plan.model().repository(), nested(e));
    }
  }

  private static ApplicationException nested(ApplicationException cause) {
    return cause;
  }
}
