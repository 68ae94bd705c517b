package dev.retune.embedding.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares a window of texts out into batches. Only texts of one length share a batch: nothing is
 * padded, and a model needs no mask.
 *
 * @param texts most texts in a batch
 * @param tokens most tokens in a batch, unless one text alone has more
 */
record LengthBatcher(int texts, int tokens) {

  /** A text of the stream, ready for the model. */
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

  /** Each text alone. */
  static LengthBatcher ofOne() {
    return new LengthBatcher(1, Integer.MAX_VALUE);
  }

  /**
   * Enough to read the weights less often, and few enough for what lies between two layers to stay
   * in a core's cache; a person who cancels waits for one batch.
   */
  static LengthBatcher ofOneLength() {
    return new LengthBatcher(32, 320);
  }

  /** Longest first, so that the last batches to finish are short ones. */
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
