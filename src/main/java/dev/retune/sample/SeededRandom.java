package dev.retune.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded random choices that are the same on every run and every machine. */
final class SeededRandom {
  private final Random random;

  SeededRandom(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Uniform, from 0 to the bound (exclusive). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Exponentially distributed with the given mean; always positive. */
  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A key, chosen with probability proportional to its weight. */
  String one(Map<String, Integer> weights) {
    int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<String, Integer> entry : new TreeMap<>(weights).entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("no weight was chosen");
  }
}
