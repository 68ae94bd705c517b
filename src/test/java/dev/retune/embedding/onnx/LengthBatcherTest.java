package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.onnx.LengthBatcher.Item;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBatcherTest {
  private static List<Item> window(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> new Item(i, new long[lengths[i]]))
        .toList();
  }

  private static List<List<Long>> positions(LengthBatcher batches, int... lengths) {
    return batches.of(window(lengths)).stream()
        .map(batch -> batch.stream().map(Item::position).toList())
        .toList();
  }

  @Test
  void onlyTextsOfOneLengthShareLongestFirst() {
    assertThat(positions(new LengthBatcher(9, 100), 5, 9, 4, 9, 5))
        .containsExactly(List.of(1L, 3L), List.of(0L, 4L), List.of(2L));
  }

  @Test
  void aBatchHasNoMoreTextsThanAllowed() {
    assertThat(positions(new LengthBatcher(2, 100), 5, 5, 5))
        .containsExactly(List.of(0L, 1L), List.of(2L));
  }

  @Test
  void aBatchHasNoMoreTokensThanAllowed() {
    assertThat(positions(new LengthBatcher(9, 20), 10, 10, 10))
        .containsExactly(List.of(0L, 1L), List.of(2L));
  }

  @Test
  void givesATextBeyondTheBudgetABatchOfItsOwn() {
    assertThat(positions(new LengthBatcher(9, 20), 30, 30, 5))
        .containsExactly(List.of(0L), List.of(1L), List.of(2L));
  }

  @Test
  void keepsTextsApartThatMayNotShare() {
    assertThat(positions(LengthBatcher.ofOne(), 3, 3)).containsExactly(List.of(0L), List.of(1L));
  }

  @Test
  void anEmptyWindowHasNoBatch() {
    assertThat(positions(LengthBatcher.ofOneLength())).isEmpty();
  }
}
