package dev.retune.review.journal;

import dev.retune.persistence.TransactionContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A reviewer's journal. Undoing is an entry of its own, so the journal survives the window and
 * determines what can be undone and redone.
 */
public final class ReviewJournalRepository {
  // more consecutive undo steps than anybody makes
  private static final int MAX_UNDO = 2000;

  private ReviewJournalRepository() {}

  public static void note(
      TransactionContext transaction,
      String who,
      ReviewJournalEntity.Action action,
      long decisionId,
      Instant at) {
    ReviewJournalEntity row = new ReviewJournalEntity();
    row.reviewer = who;
    row.action = action;
    row.decisionId = decisionId;
    row.at = at;
    transaction.session().insert(row);
  }

  /** Returns the decision undone last and not redone, unless a new one was made since. */
  public static Optional<Long> redoable(TransactionContext transaction, String who) {
    List<ReviewJournalEntity> back =
        transaction
            .session()
            .createSelectionQuery(
                "from ReviewJournalEntity where reviewer = :r order by id desc",
                ReviewJournalEntity.class)
            .setParameter("r", who)
            .setMaxResults(MAX_UNDO)
            .getResultList();
    int redone = 0;
    for (ReviewJournalEntity row : back) {
      switch (row.action) {
        case DECIDE -> {
          return Optional.empty();
        }
        case REDO -> redone++;
        case UNDO -> {
          if (redone == 0) {
            return Optional.of(row.decisionId);
          }
          redone--;
        }
      }
    }
    return Optional.empty();
  }
}
