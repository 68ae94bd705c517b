package dev.retune.retraining.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A uniform sample of ids: those whose hashes, made with a seed, are the smallest. It depends
 * neither on the order of the ids nor on how many there are, so one that is added or missing
 * changes the sample by at most itself and one other.
 */
final class SmallestHashes {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final int most;
  private final long seed;
  private final PriorityQueue<Hashed> smallest =
      new PriorityQueue<>(Comparator.comparingLong(Hashed::hash).reversed());
  private long offered;

  /** A sample of up to a number of ids. */
  SmallestHashes(int most, long seed) {
    if (most < 1) {
      throw new IllegalArgumentException("A sample of " + most + " ids is empty");
    }
    this.most = most;
    this.seed = seed;
  }

  private record Hashed(long hash, long id) {}

  /** Offers an id; each only once. */
  void add(long id) {
    offered++;
    long hash = hash(id);
    if (smallest.size() == most) {
      if (hash > smallest.element().hash()) {
        return;
      }
      smallest.remove();
    }
    smallest.add(new Hashed(hash, id));
  }

  /** Every step can be undone, so that two ids never have the same hash. */
  private long hash(long id) {
    return mixed(mixed(seed) + id * GOLDEN_RATIO);
  }

  private static long mixed(long value) {
    long high = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long low = (high ^ (high >>> 27)) * 0x94D049BB133111EBL;
    return low ^ (low >>> 31);
  }

  /** How many ids were offered. */
  long offered() {
    return offered;
  }

  /** The sampled ids, ascending. */
  List<Long> ids() {
    long[] ids = smallest.stream().mapToLong(Hashed::id).toArray();
    Arrays.sort(ids);
    return Arrays.stream(ids).boxed().toList();
  }
}
