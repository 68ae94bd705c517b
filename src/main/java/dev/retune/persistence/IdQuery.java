package dev.retune.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A query that names many ids as {@code :ids}; they are asked for in lists that fit. */
public final class IdQuery {
  // both databases accept this many parameters in one query
  private static final int MOST = 5_000;

  private IdQuery() {}

  /**
   * Returns the rows for some ids. Rows of different lists are not ordered among each other, but
   * the lists ascend.
   *
   * @param query contains {@code in :ids}
   */
  public static <I extends Comparable<I>, T> List<T> rows(
      Workspace workspace, Class<T> type, Collection<I> ids, String query) {
    List<I> all = ids.stream().distinct().sorted().toList();
    List<T> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i += MOST) {
      List<I> part = all.subList(i, Math.min(all.size(), i + MOST));
      rows.addAll(
          workspace.read(
              session ->
                  session
                      .createSelectionQuery(query, type)
                      .setParameterList("ids", part)
                      .getResultList()));
    }
    return rows;
  }
}
