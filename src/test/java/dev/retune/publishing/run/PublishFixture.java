package dev.retune.publishing.run;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.store.PublicationRepository;
import dev.retune.publishing.store.PublishTargetRepository;
import dev.retune.publishing.target.TargetOpener;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** A workspace with an index, and publishing for targets of a test. */
final class PublishFixture {
  static final Instant NOW = Instant.parse("2031-01-05T10:00:00Z");

  final IndexFixture index;
  final PublishTargetRepository targets;
  final PublicationRepository publications;
  final PublishService service;

  PublishFixture(IndexFixture index, TargetOpener opener) {
    this.index = index;
    targets = new PublishTargetRepository(index.workspace);
    publications = new PublicationRepository(index.workspace);
    service =
        new PublishService(
            new PublisherParts(
                opener,
                publications,
                index.store,
                index.models,
                new ManifestFactory(index.models, _ -> Optional.empty()),
                new GoldenSetService(index.workspace),
                new Texts(Locale.ENGLISH),
                Clock.fixed(NOW, ZoneOffset.UTC)),
            targets,
            index.versions);
  }

  static TargetConfig target(String name, TargetKind kind, String address) {
    return new TargetConfig(
        0, name, kind, address, "passages", Optional.empty(), Optional.empty(), true);
  }

  PublishOutcome run(String target) {
    return service.run(target, "tester", ProgressMonitor.none());
  }
}
