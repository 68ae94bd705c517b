package dev.retune.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A query that names many ids as {@code :ids}; they are asked for in lists that fit. */
public final class IdQuery {
  private IdQuery() {}

  /**
   * Returns the rows for some ids. Rows of different lists are not ordered among each other, but
   * the lists ascend.
   *
   * @param query contains {@code in :ids}
   */
  public static <I extends Comparable<I>, T> List<T> rows(
      Workspace workspace, Class<T> type, Collection<I> ids, String query) {
    List<T> rows = new ArrayList<>();
    for (List<I> part : IdParts.of(ids)) {
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
