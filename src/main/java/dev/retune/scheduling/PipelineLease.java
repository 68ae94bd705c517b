package dev.retune.scheduling;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.Workspace;
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
 * see that it is dead, and for all others after {@link #TIME_TO_LIVE}. Each taking has a number
 * greater than all before it, by which a holder that lost the lease is told from the one that has
 * it.
 */
public final class PipelineLease {
  /** How long a holder that is not heard of keeps the lease. */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  // its row comes with the schema, so that taking is always an update under the row's lock
  private static final String NAME = "loop";
  private static final Duration HEARTBEAT = TIME_TO_LIVE.dividedBy(3);
  private static final String READ =
      "select holder, acquired_at, expires_at, token from lease where name = :name";

  /** The same, and nobody else takes it until this transaction ends. */
  private static final String LOCK =
      "select holder, acquired_at, expires_at, token from lease where name = :name for update";

  private static final Logger LOG = LoggerFactory.getLogger(PipelineLease.class);

  private final Workspace workspace;
  private final Clock clock;
  private final ProcessIdentity process;

  /** For this process. */
  public PipelineLease(Workspace workspace, Clock clock) {
    this(workspace, clock, ProcessIdentity.thisProcess());
  }

  PipelineLease(Workspace workspace, Clock clock, ProcessIdentity process) {
    this.workspace = workspace;
    this.clock = clock;
    this.process = process;
  }

  /**
   * Takes the lease until the result is closed.
   *
   * @throws LeaseBusyException when another living process, or another run of this one, holds it
   */
  public Held take() {
    Instant now = clock.instant();
    return new Held(workspace.write(session -> take(session, now)), now.plus(TIME_TO_LIVE));
  }

  /** Who holds the lease now, if anyone does. */
  public Optional<ProcessIdentity> holder() {
    return workspace.read(
        session ->
            find(session, READ)
                .filter(row -> !free(row, clock.instant()))
                .map(row -> ProcessIdentity.parse(row.holder())));
  }

  /** Gives the number of the taking. */
  private long take(StatelessSession session, Instant now) {
    Row row = find(session, LOCK).orElseThrow();
    if (!free(row, now)) {
      throw new LeaseBusyException(
          "pipeline.busy", ProcessIdentity.parse(row.holder()).shown(), row.acquiredAt());
    }
    long token = row.token() + 1;
    session
        .createNativeMutationQuery(
            "update lease set holder = :holder, acquired_at = :now, expires_at = :expires,"
                + " token = :token where name = :name")
        .setParameter("holder", process.toString())
        .setParameter("now", now)
        .setParameter("expires", now.plus(TIME_TO_LIVE))
        .setParameter("token", token)
        .setParameter("name", NAME)
        .executeUpdate();
    return token;
  }

  private static boolean free(Row row, Instant now) {
    return !row.expiresAt().isAfter(now) || ProcessIdentity.parse(row.holder()).provablyDead();
  }

  private record Row(String holder, Instant acquiredAt, Instant expiresAt, long token) {}

  private static Optional<Row> find(StatelessSession session, String sql) {
    return session
        .createNativeQuery(sql, Object[].class)
        .addScalar("holder", String.class)
        .addScalar("acquired_at", Instant.class)
        .addScalar("expires_at", Instant.class)
        .addScalar("token", Long.class)
        .setParameter("name", NAME)
        .uniqueResultOptional()
        .map(r -> new Row((String) r[0], (Instant) r[1], (Instant) r[2], (Long) r[3]));
  }

  /** The lease while it is held; closing gives it back. */
  public final class Held implements LeaseFence, AutoCloseable {
    private final long token;
    private final ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease").factory());
    private Instant expires;
    private Optional<LeaseBusyException> lost = Optional.empty();
    private boolean closed;

    private Held(long token, Instant expires) {
      this.token = token;
      this.expires = expires;
      var _ =
          heart.scheduleAtFixedRate(
              this::renew, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keeps the lease for longer, or notices that another run has it. */
    synchronized void renew() {
      if (closed || lost.isPresent()) {
        return;
      }
      Instant until = clock.instant().plus(TIME_TO_LIVE);
      try {
        if (expireAt(until)) {
          expires = until;
        } else {
          lost = Optional.of(workspace.read(session -> lost(find(session, READ).orElseThrow())));
          LOG.warn("the lease {} was lost: {}", NAME, lost.get().getMessage());
        }
      } catch (RuntimeException e) {
        // the fence tells when it comes to changing anything
        LOG.warn("the lease {} could not be renewed", NAME, e);
      }
    }

    /** Whether it was still ours. */
    private boolean expireAt(Instant at) {
      return workspace.write(
          session ->
              session
                      .createNativeMutationQuery(
                          "update lease set expires_at = :at where name = :name and token = :token")
                      .setParameter("at", at)
                      .setParameter("name", NAME)
                      .setParameter("token", token)
                      .executeUpdate()
                  > 0);
    }

    private static LeaseBusyException lost(Row row) {
      return new LeaseBusyException(
          "pipeline.leaseLost", ProcessIdentity.parse(row.holder()).shown(), row.acquiredAt());
    }

    @Override
    public void check(StatelessSession session) {
      Row row = find(session, LOCK).orElseThrow();
      if (row.token() != token) {
        throw lost(row);
      }
    }

    /** A monitor that also stops the work when the lease was lost, such as in a sleep. */
    public ProgressMonitor watching(ProgressMonitor monitor) {
      return new ProgressMonitor() {
        @Override
        public void at(TaskProgress progress) {
          monitor.at(progress);
        }

        @Override
        public boolean cancelled() {
          return monitor.cancelled();
        }

        @Override
        public void check() {
          monitor.check();
          checkHeld();
        }
      };
    }

    private synchronized void checkHeld() {
      if (!clock.instant().isBefore(expires)) {
        renew();
      }
      if (lost.isPresent()) {
        throw lost.get();
      }
    }

    @Override
    public void close() {
      // no interrupt: it would close the database's file under the thread
      heart.shutdown();
      synchronized (this) {
        closed = true;
        try {
          var _ = expireAt(Instant.EPOCH);
        } catch (RuntimeException e) {
          LOG.warn("the lease {} could not be given back; it expires by itself", NAME, e);
        }
      }
    }
  }
}
