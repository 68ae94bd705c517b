package dev.retune.review.decision;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.Sha256;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.nio.ByteBuffer;
import java.time.Clock;

/**
 * Selects answers for a second, independent opinion. The selection depends only on the answer's id,
 * so it is the same on every machine, and is made when the first decision is recorded.
 */
public final class SecondOpinionPolicy {
  private final Workspace workspace;
  private final Clock clock;
  private final SecondOpinionRepository stored = new SecondOpinionRepository();

  public SecondOpinionPolicy(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns the share of answers that get a second opinion, 0 to 1. */
  public double share() {
    return workspace.reading(stored::share);
  }

  /**
   * Sets the share for all reviewers of the workspace and for future decisions.
   *
   * @throws InvalidInputException when it is not between 0 and 1
   */
  public void setShare(double share, String who) {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidInputException("review.shareRange", share);
    }
    workspace.inTransaction(
        transaction -> {
          String before = String.valueOf(stored.share(transaction));
          stored.setShare(transaction, share);
          AuditLog.add(
              transaction,
              new AuditEntry(
                  clock.instant(),
                  who,
                  "second opinions",
                  "review",
                  before,
                  String.valueOf(share)));
        });
  }

  /**
   * Whether an answer is selected: the SHA-256 of its id, read as a fraction, is below the share.
   */
  public static boolean wanted(long conversationId, double share) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(conversationId).array();
    // the first 32 bits as an unsigned number
    double fraction = (new Sha256().bytes(number).first64Bits() >>> Integer.SIZE) / 0x1p32;
    return fraction < share;
  }
}
