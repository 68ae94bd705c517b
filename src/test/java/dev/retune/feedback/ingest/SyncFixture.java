package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Synchronizes from a server after executing statements there. */
final class SyncFixture {
  private SyncFixture() {}

  static ImportReport from(FeedbackFixture fixture, String address, String... statements)
      throws SQLException {
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    SourceSynchronizer syncer =
        new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
            fixture.clock,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new SourceOpener(name -> Optional.empty()));
    return syncer
        .sync(List.of(SourceConfig.of("chat", address)), ProgressMonitor.none())
        .getFirst();
  }
}
