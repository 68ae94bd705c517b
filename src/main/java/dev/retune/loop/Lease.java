package dev.retune.loop;

import dev.retune.db.Workspace;
import dev.retune.fault.Busy;
import dev.retune.work.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one run go at a time over all processes that share a workspace. A holder renews its row
 * while it works; when it dies, the row is free at once for processes of the same machine, which
 * see that it is dead, and for all others after {@link #TIME_TO_LIVE}.
 */
public final class Lease {
  /** How long a holder that is not heard of keeps the lease. */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  // its row comes with the schema, so that taking is always an update under the row's lock
  private static final String NAME = "loop";
  private static final Duration HEARTBEAT = TIME_TO_LIVE.dividedBy(3);
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Workspace workspace;
  private final Clock clock;
  private final Worker me;

  /** For this process. */
  public Lease(Workspace workspace, Clock clock) {
    this(workspace, clock, Worker.thisProcess());
  }

  Lease(Workspace workspace, Clock clock, Worker me) {
    this.workspace = workspace;
    this.clock = clock;
    this.me = me;
  }

  /**
   * Takes the lease until the result is closed.
   *
   * @throws Busy when another living process, or another run of this one, holds it
   */
  public Held take() {
    Instant now = clock.instant();
    workspace.run(session -> take(session, now));
    return new Held();
  }

  /** Who holds the lease now, if anyone does. */
  public Optional<Worker> holder() {
    return workspace.read(
        session ->
            find(session)
                .filter(row -> !free(row, clock.instant()))
                .map(row -> Worker.parse(row.holder())));
  }

  private void take(StatelessSession session, Instant now) {
    Row row = find(session).orElseThrow();
    if (!free(row, now)) {
      throw new Busy("loop.busy", Worker.parse(row.holder()).shown(), row.acquiredAt());
    }
    set(session, now, now.plus(TIME_TO_LIVE));
  }

  private static boolean free(Row row, Instant now) {
    return !row.expiresAt().isAfter(now) || Worker.parse(row.holder()).provablyDead();
  }

  private record Row(String holder, Instant acquiredAt, Instant expiresAt) {}

  private static Optional<Row> find(StatelessSession session) {
    return session
        .createNativeQuery(
            "select holder, acquired_at, expires_at from lease where name = :name for update",
            Object[].class)
        .addScalar("holder", String.class)
        .addScalar("acquired_at", Instant.class)
        .addScalar("expires_at", Instant.class)
        .setParameter("name", NAME)
        .uniqueResultOptional()
        .map(r -> new Row((String) r[0], (Instant) r[1], (Instant) r[2]));
  }

  private void set(StatelessSession session, Instant acquired, Instant expires) {
    session
        .createNativeMutationQuery(
            "update lease set holder = :holder, acquired_at = :acquired, expires_at = :expires"
                + " where name = :name")
        .setParameter("holder", me.toString())
        .setParameter("acquired", acquired)
        .setParameter("expires", expires)
        .setParameter("name", NAME)
        .executeUpdate();
  }

  /** The lease while it is held; closing gives it back. */
  public final class Held implements AutoCloseable {
    private final ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease").factory());

    private Held() {
      var _ =
          heart.scheduleAtFixedRate(
              this::renew, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
      try {
        expireAt(clock.instant().plus(TIME_TO_LIVE));
      } catch (RuntimeException e) {
        LOG.warn("the lease {} could not be renewed", NAME, e);
      }
    }

    private void expireAt(Instant at) {
      workspace.run(
          session ->
              session
                  .createNativeMutationQuery(
                      "update lease set expires_at = :at where name = :name and holder = :me")
                  .setParameter("at", at)
                  .setParameter("name", NAME)
                  .setParameter("me", me.toString())
                  .executeUpdate());
    }

    @Override
    public void close() {
      heart.shutdownNow();
      try {
        expireAt(Instant.EPOCH);
      } catch (RuntimeException e) {
        LOG.warn("the lease {} could not be given back; it expires by itself", NAME, e);
      }
    }
  }
}
