package dev.retune.clustering.tracking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Limits how many texts change their topic by themselves: two in a hundred of those that have one,
 * and a third of each topic, so that a topic stays what it was. Those with most to gain go first.
 */
final class MoveLimit {
  private static final double OF_ALL = 0.02;
  private static final double OF_TOPIC = 1 / 3.0;

  private MoveLimit() {}

  /**
   * Returns the wanted topics with the moves that are within the limit.
   *
   * @param before topics before; 0 for new texts, which go where they are wanted
   * @param gain what a text gains by its move
   */
  static long[] limited(long[] before, long[] wanted, IntToDoubleFunction gain) {
    long[] limited = wanted.clone();
    Map<Long, Integer> sizes = new HashMap<>();
    Arrays.stream(before).filter(topic -> topic != 0).forEach(t -> sizes.merge(t, 1, Integer::sum));
    Map<Long, Integer> left = new HashMap<>();
    sizes.forEach((topic, size) -> left.put(topic, (int) (OF_TOPIC * size)));
    int ofAll = (int) (OF_ALL * sizes.values().stream().mapToInt(Integer::intValue).sum());
    int[] movers =
        IntStream.range(0, before.length)
            .filter(text -> before[text] != 0 && before[text] != wanted[text])
            .mapToObj(text -> new Mover(text, gain.applyAsDouble(text)))
            .sorted(Comparator.comparingDouble(Mover::gain).reversed())
            .mapToInt(Mover::text)
            .toArray();
    for (int text : movers) {
      int ofTopic = left.getOrDefault(before[text], 0);
      if (ofAll > 0 && ofTopic > 0) {
        ofAll--;
        left.put(before[text], ofTopic - 1);
      } else {
        limited[text] = before[text];
      }
    }
    return limited;
  }

  private record Mover(int text, double gain) {}
}
