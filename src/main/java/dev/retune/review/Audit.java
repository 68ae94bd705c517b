package dev.retune.review;

import java.time.Instant;
import org.hibernate.StatelessSession;

/** Who changed what, for the record. */
final class Audit {
  private Audit() {}

  static void write(
      StatelessSession session,
      Instant at,
      String who,
      String action,
      String subject,
      String before,
      String after) {
    session
        .createNativeMutationQuery(
            "insert into audit (at, who, action, subject, before_value, after_value)"
                + " values (:at, :who, :action, :subject, :before, :after)")
        .setParameter("at", at)
        .setParameter("who", who)
        .setParameter("action", action)
        .setParameter("subject", subject)
        .setParameter("before", before)
        .setParameter("after", after)
        .executeUpdate();
  }
}
