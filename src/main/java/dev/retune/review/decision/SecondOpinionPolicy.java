package dev.retune.review.decision;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.Sha256;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.hibernate.StatelessSession;

/**
 * Which answers two reviewers shall judge, the second without knowing what the first said. The
 * choice is a matter of the answer's number alone, so that it is the same on every machine, and is
 * made when the first decision falls.
 */
public final class SecondOpinionPolicy {
  private final Workspace workspace;
  private final Clock clock;

  public SecondOpinionPolicy(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** The share of the answers that two shall judge, 0 to 1. */
  public double share() {
    return workspace.read(SecondOpinionPolicy::share);
  }

  static double share(StatelessSession session) {
    return session
        .createNativeQuery("select second_share from review_policy", Double.class)
        .getSingleResult();
  }

  /**
   * Sets it, for all reviewers of the workspace and for decisions from now on.
   *
   * @throws InvalidInputException when it is not between 0 and 1
   */
  public void setShare(double share, String who) {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidInputException("review.shareRange", share);
    }
    workspace.run(
        session -> {
          String before = String.valueOf(share(session));
          session
              .createNativeMutationQuery("update review_policy set second_share = :share")
              .setParameter("share", share)
              .executeUpdate();
          AuditLog.add(
              session,
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
   * Whether an answer is one of the share: its number's SHA-256, read as a fraction, is below it.
   */
  public static boolean wanted(long conversationId, double share) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(conversationId).array();
    // the first 32 of the bits, as an unsigned number
    double fraction = (new Sha256().bytes(number).first64Bits() >>> Integer.SIZE) / 0x1p32;
    return fraction < share;
  }
}
