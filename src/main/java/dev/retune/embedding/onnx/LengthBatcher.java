package dev.retune.embedding.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups a window of texts into batches. All texts in a batch have the same length, so no padding
 * or mask is needed.
 *
 * @param texts maximum number of texts in a batch
 * @param tokens maximum number of tokens in a batch, except for a single longer text
 */
record LengthBatcher(int texts, int tokens) {

  /** A tokenized text of the stream. */
  static final class Item {
    private final long position;
    private final long[] ids;

    Item(long position, long[] ids) {
      this.position = position;
      this.ids = ids;
    }

    long position() {
      return position;
    }

    long[] ids() {
      return ids;
    }
  }

  /** Puts each text into a batch of its own. */
  static LengthBatcher ofOne() {
    return new LengthBatcher(1, Integer.MAX_VALUE);
  }

  /**
   * Large enough to amortise reading the weights, and small enough for activations to stay in a
   * core's cache. A cancelled run finishes its current batches first.
   */
  static LengthBatcher ofOneLength() {
    return new LengthBatcher(32, 320);
  }

  /** Longest batches first, so that the last ones to finish are short. */
  List<List<Item>> of(List<Item> window) {
    List<List<Item>> all = new ArrayList<>();
    List<Item> batch = new ArrayList<>();
    List<Item> sorted = new ArrayList<>(window);
    sorted.sort(Comparator.comparingInt((Item item) -> item.ids().length).reversed());
    for (Item item : sorted) {
      int length = item.ids().length;
      if (!batch.isEmpty()
          && (batch.size() == texts
              || batch.getFirst().ids().length != length
              || (long) length * (batch.size() + 1) > tokens)) {
        all.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(item);
    }
    if (!batch.isEmpty()) {
      all.add(batch);
    }
    return all;
  }
}
