package dev.retune.publishing.run;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.publishing.store.PublicationRepository;
import dev.retune.publishing.target.TargetOpener;
import java.time.Clock;

/** What publishing needs. */
public record PublisherParts(
    TargetOpener opener,
    PublicationRepository publications,
    IndexDirectoryStore files,
    ModelCatalog models,
    ManifestFactory manifests,
    GoldenSetService golden,
    Texts texts,
    Clock clock) {}
