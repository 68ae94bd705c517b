package dev.retune.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Chance from a seed: the same throws every time, on every machine. */
final class SeededRandom {
  private final Random random;

  SeededRandom(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to below a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** With this mean, always positive. */
  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A key, as often as its weight says. */
  String one(Map<String, Integer> weights) {
    int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<String, Integer> entry : new TreeMap<>(weights).entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights sum to less than their sum");
  }
}
