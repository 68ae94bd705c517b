package dev.retune.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits ids into lists that fit into one query. */
public final class IdParts {
  // both databases accept this many parameters in one query
  private static final int MOST = 5_000;

  private IdParts() {}

  /** Returns the distinct ids in ascending order. */
  public static <I extends Comparable<I>> List<List<I>> of(Collection<I> ids) {
    List<I> all = ids.stream().distinct().sorted().toList();
    List<List<I>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += MOST) {
      parts.add(all.subList(i, Math.min(all.size(), i + MOST)));
    }
    return parts;
  }
}
