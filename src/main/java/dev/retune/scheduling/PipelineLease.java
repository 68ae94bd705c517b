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
 * A lease that allows one run at a time across all processes of a workspace. The holder renews its
 * row while it works. When it dies, processes on the same machine detect that and take over at
 * once, others after {@link #TIME_TO_LIVE}. Each acquisition gets a greater number (a fencing
 * token), which distinguishes the holder from one that has lost the lease.
 */
public final class PipelineLease {
  /** How long the lease lasts without renewal. */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  // the row is created by the migration, so that acquiring is always an update under the row lock
  private static final String NAME = "loop";
  private static final Duration HEARTBEAT = TIME_TO_LIVE.dividedBy(3);
  private static final String READ =
      "select holder, acquired_at, expires_at, token from lease where name = :name";

  /** The same with a row lock until the transaction ends. */
  private static final String LOCK =
      "select holder, acquired_at, expires_at, token from lease where name = :name for update";

  private static final Logger LOG = LoggerFactory.getLogger(PipelineLease.class);

  private final Workspace workspace;
  private final Clock clock;
  private final ProcessIdentity process;

  /** Acquires leases for this process. */
  public PipelineLease(Workspace workspace, Clock clock) {
    this(workspace, clock, ProcessIdentity.thisProcess());
  }

  PipelineLease(Workspace workspace, Clock clock, ProcessIdentity process) {
    this.workspace = workspace;
    this.clock = clock;
    this.process = process;
  }

  /**
   * Acquires the lease until the result is closed.
   *
   * @throws LeaseBusyException when another live process, or another run of this one, holds it
   */
  public Held take() {
    Instant now = clock.instant();
    return new Held(workspace.write(session -> take(session, now)), now.plus(TIME_TO_LIVE));
  }

  /** Returns the current holder, if any. */
  public Optional<ProcessIdentity> holder() {
    return workspace.read(
        session ->
            find(session, READ)
                .filter(row -> !free(row, clock.instant()))
                .map(row -> ProcessIdentity.parse(row.holder())));
  }

  /** Acquires the lease and returns the fencing token. */
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

  /** The held lease; closing it releases the lease. */
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

    /** Extends the lease, or detects that it was lost. */
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
          LOG.warn("lease {} lost: {}", NAME, lost.get().getMessage());
        }
      } catch (RuntimeException e) {
        // if the lease is lost, the fence detects it before any change
        LOG.warn("lease {} could not be renewed", NAME, e);
      }
    }

    /** Sets the expiry; returns whether the lease was still held. */
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

    /**
     * Returns a monitor that also stops the work when the lease is lost, for instance after a
     * suspend.
     */
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
      // no interrupt, because it would close the database file under the thread
      heart.shutdown();
      synchronized (this) {
        closed = true;
        try {
          var _ = expireAt(Instant.EPOCH);
        } catch (RuntimeException e) {
          LOG.warn("lease {} could not be released; it will expire", NAME, e);
        }
      }
    }
  }
}
