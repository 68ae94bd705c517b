package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelRecord.InstalledFile;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Verifies the files of a model, and records what was installed. */
final class ModelRecordFactory {
  private final HubEnvironment environment;
  private final Clock clock;

  ModelRecordFactory(HubEnvironment environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /** Returns the record; forgets a file whose content is not what the hub says, and throws. */
  ModelRecord verified(
      InstallationPlan plan, StagingFolder staging, List<HubFile> files, ProgressMonitor monitor)
      throws IOException {
    List<InstalledFile> installed = new ArrayList<>();
    for (HubFile each : files) {
      FileVerification found = FileVerification.of(staging.file(each), monitor);
      if (!found.matches(each)) {
        staging.forget(each);
        throw new InvalidInputException("model.damaged", each.path(), plan.model().repository());
      }
      installed.add(
          new InstalledFile(
              each.path(), found.size(), found.sha256(), FileVerification.isConfirmed(each)));
    }
    return new ModelRecord(
        plan.kind(),
        plan.model().repository(),
        plan.model().commit(),
        environment.endpoint().toString(),
        plan.choice().path(),
        plan.tokenizer(),
        plan.settings().pooling(),
        plan.settings().normalize(),
        plan.settings().queryPrefix(),
        plan.settings().passagePrefix(),
        plan.settings().maxTokens(),
        plan.model().languages(),
        plan.model().license(),
        clock.instant(),
        installed);
  }
}
