package dev.retune.feedback.ingest;

import dev.retune.persistence.StorableText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Ids of the votes found in a complete read of a table, for comparison with the stored votes.
 * Beyond a limit both sides are partitioned by hash into temporary files, which are compared one
 * partition at a time.
 */
public final class SeenVoteIds implements AutoCloseable {
  /**
   * A stored vote, and whether it was found at the source.
   *
   * @param id id in the workspace
   * @param externalId id at the source
   * @param synced whether an earlier sync has seen it
   */
  public record Compared(long id, String externalId, boolean synced, boolean there) {}

  private static final int PARTS = 64;

  private final int inMemory;
  private final Set<String> few = new HashSet<>();
  private List<SpillingTextLists> seen = List.of();
  private List<SpillingTextLists> stored = List.of();
  private boolean complete = true;

  /** Keeps some ten thousand ids in memory. */
  public SeenVoteIds() {
    this(50_000);
  }

  /**
   * Initially empty.
   *
   * @param inMemory maximum number of ids kept in memory
   */
  SeenVoteIds(int inMemory) {
    this.inMemory = inMemory;
  }

  /** Records an id found at the source. */
  public void add(String externalId) {
    String id = StorableText.text(externalId);
    if (seen.isEmpty()) {
      few.add(id);
      if (few.size() > inMemory) {
        seen = parts();
        stored = parts();
        few.forEach(one -> seen.get(part(one)).add(one));
        few.clear();
      }
    } else {
      seen.get(part(id)).add(id);
    }
  }

  private static List<SpillingTextLists> parts() {
    return Stream.generate(() -> new SpillingTextLists(0)).limit(PARTS).toList();
  }

  private static int part(String id) {
    return Math.floorMod(id.hashCode(), PARTS);
  }

  /** Records a row whose id is unknown. */
  void unknown() {
    complete = false;
  }

  /** Whether the ids of all votes at the source are known. */
  boolean isComplete() {
    return complete;
  }

  boolean isEmpty() {
    return few.isEmpty() && seen.isEmpty();
  }

  /**
   * Compares a stored vote, immediately or in {@link #finish}. Must not be called before the read
   * is complete.
   */
  public void compare(long id, String externalId, boolean synced, Consumer<Compared> told) {
    if (seen.isEmpty()) {
      told.accept(new Compared(id, externalId, synced, few.contains(externalId)));
    } else {
      stored.get(part(externalId)).add(externalId, Long.toString(id), Boolean.toString(synced));
    }
  }

  /** Reports all remaining comparisons. */
  public void finish(Consumer<Compared> told) {
    for (int part = 0; part < stored.size(); part++) {
      Set<String> met = new HashSet<>();
      seen.get(part).each(one -> met.add(one.getFirst()));
      stored
          .get(part)
          .each(
              one ->
                  told.accept(
                      new Compared(
                          Long.parseLong(one.get(1)),
                          one.getFirst(),
                          Boolean.parseBoolean(one.get(2)),
                          met.contains(one.getFirst()))));
    }
  }

  @Override
  public void close() {
    seen.forEach(SpillingTextLists::close);
    stored.forEach(SpillingTextLists::close);
  }
}
