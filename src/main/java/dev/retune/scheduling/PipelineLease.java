package dev.retune.scheduling;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  private static final String PIPELINE = "loop";
  private static final String WRITE_BACK = "write-back";
  private static final String PUBLISH = "publish";
  private static final Duration HEARTBEAT = TIME_TO_LIVE.dividedBy(3);
  private static final Logger LOG = LoggerFactory.getLogger(PipelineLease.class);

  private final Workspace workspace;
  private final LeaseRepository leases;
  private final Clock clock;
  private final ProcessIdentity process;

  /** Acquires leases of the pipeline for this process. */
  public PipelineLease(Workspace workspace, Clock clock) {
    this(workspace, clock, ProcessIdentity.thisProcess());
  }

  PipelineLease(Workspace workspace, Clock clock, ProcessIdentity process) {
    this(workspace, clock, process, PIPELINE);
  }

  private PipelineLease(Workspace workspace, Clock clock, ProcessIdentity process, String name) {
    this.workspace = workspace;
    this.leases = new LeaseRepository(workspace, name);
    this.clock = clock;
    this.process = process;
  }

  /** Returns the lease for writing to sources, which does not depend on the pipeline's. */
  public static PipelineLease ofWriteBack(Workspace workspace, Clock clock) {
    return new PipelineLease(workspace, clock, ProcessIdentity.thisProcess(), WRITE_BACK);
  }

  /** Returns the lease for publishing, which does not depend on the pipeline's. */
  public static PipelineLease ofPublishing(Workspace workspace, Clock clock) {
    return new PipelineLease(workspace, clock, ProcessIdentity.thisProcess(), PUBLISH);
  }

  /**
   * Acquires the lease until the result is closed.
   *
   * @throws LeaseBusyException when another live process, or another run of this one, holds it
   */
  public Held take() {
    Instant now = clock.instant();
    Instant expires = now.plus(TIME_TO_LIVE);
    long token = workspace.transaction(transaction -> take(transaction, now, expires));
    return new Held(token, expires);
  }

  /** Returns the current holder, if any. */
  public Optional<ProcessIdentity> holder() {
    LeaseRepository.Row row = leases.read();
    return row.isFree(clock.instant()) ? Optional.empty() : Optional.of(row.process());
  }

  /** Whether the lease is held now by a run that acquired it at a moment or before. */
  public boolean isHeldSince(Instant moment) {
    LeaseRepository.Row row = leases.read();
    return row.expiresAt().isAfter(clock.instant()) && !row.acquiredAt().isAfter(moment);
  }

  /** Acquires the lease and returns the fencing token. */
  private long take(TransactionContext transaction, Instant now, Instant expires) {
    LeaseRepository.Row row = leases.lock(transaction);
    if (!row.isFree(now)) {
      throw new LeaseBusyException(
          "pipeline.busy", row.process().shown(), Date.from(row.acquiredAt()));
    }
    long token = row.token() + 1;
    leases.acquire(transaction, new LeaseRepository.Row(process.toString(), now, expires, token));
    return token;
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
        if (leases.expireAt(until, token)) {
          expires = until;
        } else {
          lost = Optional.of(lost(leases.read()));
          LOG.warn("lease lost: {}", lost.get().getMessage());
        }
      } catch (RuntimeException e) {
        // if the lease is lost, the fence detects it before any change
        LOG.warn("lease could not be renewed", e);
      }
    }

    private static LeaseBusyException lost(LeaseRepository.Row row) {
      return new LeaseBusyException(
          "pipeline.leaseLost", row.process().shown(), Date.from(row.acquiredAt()));
    }

    @Override
    public void check(TransactionContext transaction) {
      LeaseRepository.Row row = leases.lock(transaction);
      if (row.token() != token) {
        throw lost(row);
      }
    }

    /**
     * Returns a monitor that also stops the work when the lease is lost, for instance after a
     * suspend.
     */
    public ProgressMonitor watching(ProgressMonitor monitor) {
      return new LeaseWatchingMonitor(monitor, this::checkHeld);
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
          var _ = leases.expireAt(Instant.EPOCH, token);
        } catch (RuntimeException e) {
          LOG.warn("lease could not be released; it will expire", e);
        }
      }
    }
  }
}
