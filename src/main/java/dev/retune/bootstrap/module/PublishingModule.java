package dev.retune.bootstrap.module;

import dev.retune.common.i18n.Texts;
import dev.retune.common.io.OutputFile;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.pipeline.PublishRunner;
import dev.retune.publishing.run.ManifestFactory;
import dev.retune.publishing.run.PublishService;
import dev.retune.publishing.run.PublisherParts;
import dev.retune.publishing.run.TargetConnector;
import dev.retune.publishing.store.PublicationRepository;
import dev.retune.publishing.store.PublishTargetRepository;
import dev.retune.scheduling.PipelineLease;
import java.time.Clock;
import java.util.List;

/** Publishing into the stores of chat products. */
public final class PublishingModule {
  private final CoreServices core;
  private final Texts texts;
  private final IndexModule index;

  PublishingModule(CoreServices core, Texts texts, IndexModule index) {
    this.core = core;
    this.texts = texts;
    this.index = index;
  }

  /** Returns what publishes, in one process at a time. */
  public PublishRunner runner() {
    PublisherParts parts =
        new PublisherParts(
            new TargetConnector(
                core.secrets()::find,
                new OutputFile(core.settingsFile().folder(), List.of()),
                new VoteChangeRepository(core.workspace())::workspaceId),
            new PublicationRepository(core.workspace()),
            index.store(),
            index.models(),
            new ManifestFactory(
                index.models(), model -> index.installedModels().describe(model).record()),
            index.golden(),
            texts,
            core.clock());
    return new PublishRunner(
        new PublishService(parts, new PublishTargetRepository(core.workspace()), index.versions()),
        // lease times are compared across processes, so an overridden clock must not be used
        PipelineLease.ofPublishing(core.workspace(), Clock.systemUTC()));
  }
}
