package dev.retune.index;

import dev.retune.db.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The rows of the versions, and the pointer to the live one. */
public final class IndexVersions {
  /** The store is asked whether a version's files are whole before it may go live. */
  public IndexVersions(Workspace workspace, IndexStore store, Clock clock) {}

  /** All versions, newest first. */
  public List<IndexVersion> list() {
    throw new UnsupportedOperationException();
  }

  /** One version. */
  public Optional<IndexVersion> byId(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The version a person typed, {@code 3} or {@code v3}.
   *
   * @throws dev.retune.fault.BadInput when there is none
   */
  public IndexVersion named(String typed) {
    throw new UnsupportedOperationException();
  }

  /** The version that answers. */
  public Optional<IndexVersion> live() {
    throw new UnsupportedOperationException();
  }

  /** Its id alone: one small read. */
  public Optional<Long> liveId() {
    throw new UnsupportedOperationException();
  }

  /** When the live version became it, by promotion or rollback. */
  public Optional<java.time.Instant> liveSince() {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps what the gate said of a candidate. LIVE is given by {@link #promote} only.
   *
   * @throws dev.retune.fault.Refused when the version is live
   */
  public IndexVersion setState(
      long id, IndexVersion.State state, Optional<String> why, Optional<String> metrics) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a complete version live and the live one retired: one transaction, with its audit row.
   *
   * @throws dev.retune.fault.Refused when it is live already, failed or incomplete
   * @throws dev.retune.fault.Unavailable when its files are not whole
   */
  public IndexVersion promote(long id, String who) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the version live that was it before the live one was promoted; once more goes back
   * further.
   *
   * @throws dev.retune.fault.Refused when there was none
   * @throws dev.retune.fault.Unavailable when its files are not whole
   */
  public IndexVersion rollback(String who) {
    throw new UnsupportedOperationException();
  }

  /**
   * Deletes the files of failed versions and of complete ones beyond the newest {@code keep}; never
   * those of the live one and the one before it. Their rows stay, incomplete.
   *
   * @return the versions whose files went
   */
  public List<IndexVersion> prune(int keep) {
    throw new UnsupportedOperationException();
  }
}
