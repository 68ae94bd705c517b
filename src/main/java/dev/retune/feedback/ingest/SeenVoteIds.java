package dev.retune.feedback.ingest;

import dev.retune.persistence.StorableText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The ids of the votes that a whole reading of a table has met, to be compared with those that are
 * stored. The first are in memory; where they get more, both sides go to temporary files by a part
 * of their hash, and one part after another is compared, id by id.
 */
final class SeenVoteIds implements AutoCloseable {
  /**
   * A stored vote, and whether the reading has met it.
   *
   * @param id its number here
   * @param externalId its id at the source
   * @param synced whether a sync has seen it before
   */
  record Compared(long id, String externalId, boolean synced, boolean there) {}

  private static final int PARTS = 64;

  private final int inMemory;
  private final Set<String> few = new HashSet<>();
  private List<SpillingTextLists> seen = List.of();
  private List<SpillingTextLists> stored = List.of();
  private boolean complete = true;

  SeenVoteIds() {
    this(50_000);
  }

  /**
   * Without any.
   *
   * @param inMemory how many are kept in memory
   */
  SeenVoteIds(int inMemory) {
    this.inMemory = inMemory;
  }

  void add(String externalId) {
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

  /** A row was met whose id could not be made out. */
  void unknown() {
    complete = false;
  }

  /** Whether every vote at the source is known; to be asked before the ids. */
  boolean isComplete() {
    return complete;
  }

  boolean isEmpty() {
    return few.isEmpty() && seen.isEmpty();
  }

  /** Compares a stored vote, at once or when all have been told; only after the reading. */
  void compare(long id, String externalId, boolean synced, Consumer<Compared> told) {
    if (seen.isEmpty()) {
      told.accept(new Compared(id, externalId, synced, few.contains(externalId)));
    } else {
      stored.get(part(externalId)).add(externalId, Long.toString(id), Boolean.toString(synced));
    }
  }

  /** Tells what is not told yet. */
  void finish(Consumer<Compared> told) {
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
