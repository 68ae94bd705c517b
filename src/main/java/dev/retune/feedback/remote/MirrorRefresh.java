package dev.retune.feedback.remote;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.remote.MirrorDatabase.Progress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a mirror up to date. The first pass reads all records, a later one those since the start
 * of the previous pass and the look-back before it; an interrupted pass continues at its position.
 * A record of that period that a complete pass no longer returns is deleted.
 */
final class MirrorRefresh {
  private static final String STAGE = "stage.fetch";
  private static final int RESTARTS = 2;

  private final MirrorDatabase mirror;
  private final Duration lookBack;
  private final Clock clock;
  private final ProgressMonitor monitor;
  private final Instant started;
  private long records;

  MirrorRefresh(MirrorDatabase mirror, Duration lookBack, Clock clock, ProgressMonitor monitor) {
    this.mirror = mirror;
    this.lookBack = lookBack;
    this.clock = clock;
    this.monitor = monitor;
    this.started = clock.instant();
  }

  void run(RemoteApi api) throws SQLException {
    for (RemoteStream stream : api.streams()) {
      mirror.create(stream.tables());
      pass(api, stream);
    }
  }

  private void pass(RemoteApi api, RemoteStream stream) throws SQLException {
    Optional<Progress> last = mirror.progress(stream.name());
    Progress at = last.map(this::orNext).orElseGet(() -> begin(1, RemoteStream.Bound.ALL));
    int restarts = 0;
    while (!at.finished()) {
      monitor.check();
      RemotePage page;
      try {
        page = stream.page(at.from(), at.cursor());
      } catch (CursorExpiredException e) {
        restarts++;
        if (restarts > RESTARTS) {
          throw new UnavailableException(e, "feedback.remote.cursor", api.profile());
        }
        at = new Progress(at.pass(), at.from(), at.began(), RemoteStream.Position.FIRST, false);
        continue;
      }
      boolean finished = page.next().isEmpty();
      at =
          new Progress(
              at.pass(), at.from(), at.began(), new RemoteStream.Position(page.next()), finished);
      mirror.store(stream, page.records(), at);
      records += page.records().size();
      monitor.at(new TaskProgress(STAGE, records, 0, Duration.between(started, clock.instant())));
    }
  }

  private Progress orNext(Progress last) {
    return last.finished()
        ? begin(last.pass() + 1, new RemoteStream.Bound(Optional.of(last.began().minus(lookBack))))
        : last;
  }

  private Progress begin(long pass, RemoteStream.Bound from) {
    return new Progress(pass, from, clock.instant(), RemoteStream.Position.FIRST, false);
  }
}
