package dev.retune.feedback.remote;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.FileMutex;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.source.SqliteFileOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Opens databases, and APIs after their mirror has been brought up to date. Two processes never
 * refresh one mirror at the same time.
 */
public final class RemoteConnector implements SourceConnector {
  private final SourceOpener databases;
  private final Path mirrors;
  private final Clock clock;
  private final HttpRetryTiming timing;

  /**
   * For a home.
   *
   * @param mirrors folder of the mirrors, created if missing
   */
  public RemoteConnector(
      SourceOpener databases, Path mirrors, Clock clock, HttpRetryTiming timing) {
    this.databases = databases;
    this.mirrors = mirrors;
    this.clock = clock;
    this.timing = timing;
  }

  @Override
  public SourceDatabase open(SourceConfig config, ProgressMonitor monitor) throws SQLException {
    if (!RemoteAddress.is(config.url())) {
      return databases.open(config, monitor);
    }
    RemoteAddress address = RemoteAddress.parse(config.url());
    Path file = mirrors.resolve(address.mirrorName(config.user().orElse("")));
    refresh(config, address, file, monitor);
    return new SqliteFileOpener(file).open();
  }

  private void refresh(
      SourceConfig config, RemoteAddress address, Path file, ProgressMonitor monitor)
      throws SQLException {
    try (JsonHttpClient client = RemoteClientFactory.open(config, address, databases, timing)) {
      RemoteApi api = api(config, address, client);
      try (MirrorDatabase mirror = MirrorDatabase.open(file);
          FileMutex _ = FileMutex.acquire(file.resolveSibling(file.getFileName() + ".lock"))) {
        new MirrorRefresh(mirror, config.lookBack(), clock, monitor).run(api);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          e, "feedback.sourceUnavailable", config.name(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<String> probe(SourceConfig config) {
    if (!RemoteAddress.is(config.url())) {
      return Optional.empty();
    }
    RemoteAddress address = RemoteAddress.parse(config.url());
    try (JsonHttpClient client = RemoteClientFactory.open(config, address, databases, timing)) {
      RemoteApi api = api(config, address, client);
      // the address itself is answered without a key
      RemoteStream.Bound now = new RemoteStream.Bound(Optional.of(clock.instant()));
      for (RemoteStream stream : api.streams()) {
        var _ = stream.page(now, RemoteStream.Position.FIRST);
      }
      return Optional.of(api.profile());
    } catch (CursorExpiredException e) {
      throw new UnavailableException(e, "feedback.remote.cursor", config.name());
    }
  }

  private static RemoteApi api(SourceConfig config, RemoteAddress address, JsonHttpClient client) {
    return LangfuseApi.at(client)
        .or(() -> PhoenixApi.at(client, address.project()))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "feedback.remote.unknownApi", config.name(), address.base().toString()));
  }

  @Override
  public UnavailableException explained(SQLException failure, SourceConfig config) {
    return RemoteAddress.is(config.url())
        ? SourceOpener.unavailable(failure, config)
        : databases.explained(failure, config);
  }

  @Override
  public String location(SourceConfig config) {
    return RemoteAddress.is(config.url())
        ? RemoteAddress.parse(config.url()).base().toString()
        : databases.location(config);
  }
}
