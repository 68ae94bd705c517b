package dev.retune.review.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * What a reviewer did, entry by entry: taking something back is an entry of its own, so the journal
 * outlives windows and says what can be undone and done again.
 */
public final class ReviewJournal {
  // nobody takes back more than this in one go
  private static final int LOOK_BACK = 2000;

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

  /** The reviewer's newest decision that was not undone. */
  public static Optional<Long> undoable(StatelessSession session, String who) {
    return session
        .createSelectionQuery(
            "select id from DecisionEntity where reviewer = :r and undoneAt is null order by id desc",
            Long.class)
        .setParameter("r", who)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** The decision undone last and not done again since, unless a new decision came after it. */
  public static Optional<Long> redoable(StatelessSession session, String who) {
    List<ReviewJournalEntity> back =
        session
            .createSelectionQuery(
                "from ReviewJournalEntity where reviewer = :r order by id desc",
                ReviewJournalEntity.class)
            .setParameter("r", who)
            .setMaxResults(LOOK_BACK)
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
