package dev.retune.collector.ingest;

import java.util.List;

/**
 * Stores what a {@link GroupCommitQueue} has gathered.
 *
 * @param <E> an entry, which knows the caller that waits for it
 */
public interface GroupStore<E> {
  /** The approximate size of an entry in characters. */
  long length(E entry);

  /** Stores entries in one transaction and completes their callers; throws if nothing is stored. */
  void store(List<E> group);

  /** Completes the caller of an entry that is not stored. */
  void fail(E entry, Throwable cause);

  /** Logs that entries were lost for an unexpected reason. */
  void logLoss(int entries, Throwable cause);

  /** Called after each group, and every second while nothing comes. */
  default void afterGroup() {}
}
