package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoveLimitTest {
  private static int moved(long[] before, long... after) {
    return (int)
        IntStream.range(0, before.length)
            .filter(i -> before[i] != 0 && before[i] != after[i])
            .count();
  }

  @Test
  void twoInAHundredMoveThoseWithMostToGain() {
    long[] before = new long[200];
    Arrays.setAll(before, i -> 1 + i % 2);
    before[199] = 0;
    long[] wanted = before.clone();
    for (int i = 0; i < 20; i++) {
      wanted[i] = 3;
    }
    wanted[199] = 3;
    long[] limited = MoveLimit.limited(before, wanted, i -> i == 4 || i == 7 ? 1 : 0.5 - i / 100.0);
    // 2 % of 199; the new text goes where it is wanted
    assertThat(IntStream.range(0, 200).filter(i -> limited[i] == 3)).containsExactly(0, 4, 7, 199);
  }

  @Test
  void aTopicKeepsTwoThirdsOfItsTexts() {
    long[] before = new long[1000];
    Arrays.fill(before, 1);
    Arrays.fill(before, 0, 9, 2);
    Arrays.fill(before, 9, 11, 3);
    long[] wanted = new long[1000];
    Arrays.fill(wanted, 1);
    long[] limited = MoveLimit.limited(before, wanted, _ -> 1);
    assertThat(moved(before, limited)).isEqualTo(3);
    assertThat(Arrays.stream(limited).filter(topic -> topic == 3)).hasSize(2);
  }
}
