package dev.retune.feedback.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Keeps up to date what another feature stores about disliked answers. */
public interface DislikeListener {
  /**
   * Called in the transaction that changed dislikes, with their source locked.
   *
   * @param disliked answers whose dislikes may have changed
   * @param cleared conversations whose answers have lost their last dislike
   */
  void changed(Connection connection, List<DislikedAnswer> disliked, Collection<Long> cleared)
      throws SQLException;
}
