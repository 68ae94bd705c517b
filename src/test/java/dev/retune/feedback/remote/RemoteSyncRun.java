package dev.retune.feedback.remote;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Syncs of an API into a workspace.
 *
 * @param mirrors folder of the local copies
 * @param key the secret key that the environment has
 */
record RemoteSyncRun(Workspace workspace, Path mirrors, String key) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC);
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));

  /** A source whose users' votes are the scores of a name. */
  static SourceConfig config(String address, String key, String score) {
    return new SourceConfig(
        "remote",
        address,
        key.startsWith("sk") ? Optional.of(FakeLangfuse.PUBLIC_KEY) : Optional.empty(),
        Optional.of("KEY"),
        SourceMapping.GUESSED.withParameters(Map.of("score", AllowedValues.of(score))),
        Duration.ofDays(20),
        1.0,
        Optional.empty());
  }

  ImportReport sync(SourceConfig config, ProgressMonitor monitor) {
    return new SourceSynchronizer(
            workspace,
            new FeedbackStore(workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new RemoteConnector(
                new SourceOpener(name -> Optional.of(key)), mirrors, CLOCK, AT_ONCE))
        .sync(List.of(config), monitor)
        .getFirst();
  }
}
