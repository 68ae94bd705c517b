package dev.retune.feedback;

import dev.retune.db.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The votes whose answer is known. */
public final class Votes {
  private final Workspace workspace;

  /** On a workspace. */
  public Votes(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A page of the list, newest first.
   *
   * @param after the last row of the page before; empty for the first page
   */
  public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
    VoteQuery query = new VoteQuery(filter).after(after);
    return workspace.read(
        s ->
            query
                .on(
                    s,
                    "v.id, v.conversationId, v.createdAt, v.value, v.reasonCode,"
                        + " v.reasonConfidence, v.reason, c.question, s.name",
                    " order by v.createdAt desc, v.id desc",
                    Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Votes::row)
                .toList());
  }

  private static VoteRow row(Object[] r) {
    return new VoteRow(
        (long) r[0],
        (long) r[1],
        (Instant) r[2],
        Vote.Value.ofText((String) r[3]),
        (String) r[4],
        Optional.ofNullable((Double) r[5]),
        Optional.ofNullable((String) r[6]),
        (String) r[7],
        (String) r[8]);
  }

  /** How many votes a filter lets through. */
  public long count(VoteFilter filter) {
    return workspace.read(
        s -> new VoteQuery(filter).on(s, "count(*)", "", Long.class).getSingleResult());
  }

  /** Dislikes whose reason has not been classified, oldest first. */
  public List<UnclassifiedReason> unclassified(int limit) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "select id, reason from VoteEntity where value = 'dislike' and reasonCode ="
                        + " 'other' and reasonConfidence is null and reason is not null order by"
                        + " createdAt, id",
                    Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(r -> new UnclassifiedReason((long) r[0], (String) r[1]))
                .toList());
  }

  /**
   * Sets the codes found for votes, and moves the roll-ups with them in the same transaction. Votes
   * that have become likes, or lost their reason, are left alone.
   */
  public void classify(List<ReasonClassification> classifications) {
    Transactions.retrying(
        () -> {
          workspace.jdbc(connection -> new VoteClassifier(connection).classify(classifications));
          return true;
        });
  }

  /** The same within the transaction of a connection, together with what else it changes. */
  public static void classify(Connection connection, List<ReasonClassification> classifications)
      throws SQLException {
    new VoteClassifier(connection).classify(classifications);
  }
}
