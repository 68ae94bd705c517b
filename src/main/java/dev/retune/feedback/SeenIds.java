package dev.retune.feedback;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The ids of the votes that a whole reading of a table has met, at 8 bytes each. Two ids with one
 * hash of 64 bits could at worst keep a vote that is gone, never lose one that is there.
 */
final class SeenIds {
  private final LongStream.Builder noted = LongStream.builder();
  private long[] sorted = new long[0];
  private boolean complete = true;

  void add(String externalId) {
    noted.add(hash(Clean.text(externalId)));
  }

  /** A row was met whose id could not be made out. */
  void unknown() {
    complete = false;
  }

  /** Whether every vote at the source is known; to be asked before the ids. */
  boolean isComplete() {
    return complete;
  }

  /** Ends the reading. */
  void settle() {
    sorted = noted.build().toArray();
    Arrays.sort(sorted);
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  boolean contains(String externalId) {
    return Arrays.binarySearch(sorted, hash(externalId)) >= 0;
  }

  private static long hash(String id) {
    return new Sha256().add(id).first64Bits();
  }
}
