package dev.retune.review.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * A reviewer's journal. Undoing is an entry of its own, so the journal survives the window and
 * determines what can be undone and redone.
 */
public final class ReviewJournal {
  // more consecutive undo steps than anybody makes
  private static final int MAX_UNDO = 2000;

  private ReviewJournal() {}

  public static void note(
      StatelessSession session,
      String who,
      ReviewJournalEntity.Action action,
      long decisionId,
      Instant at) {
    ReviewJournalEntity row = new ReviewJournalEntity();
    row.reviewer = who;
    row.action = action;
    row.decisionId = decisionId;
    row.at = at;
    session.insert(row);
  }

  /** Returns the reviewer's latest decision that is not undone. */
  public static Optional<Long> undoable(StatelessSession session, String who) {
    return session
        .createSelectionQuery(
            "select id from DecisionEntity where reviewer = :r and undoneAt is null order by id desc",
            Long.class)
        .setParameter("r", who)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** Returns the decision undone last and not redone, unless a new one was made since. */
  public static Optional<Long> redoable(StatelessSession session, String who) {
    List<ReviewJournalEntity> back =
        session
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
