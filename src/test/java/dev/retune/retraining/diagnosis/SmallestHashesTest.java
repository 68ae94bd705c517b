package dev.retune.retraining.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SmallestHashesTest {
  private static final int MOST = 50;

  @Test
  void aVoteThatLeavesTakesOnlyItsOwnPlace() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      long seed = random.nextLong();
      long first = random.nextLong(1L << 40);
      List<Long> all = LongStream.range(first, first + 100 + random.nextInt(400)).boxed().toList();
      Set<Long> before = new HashSet<>(sample(all, seed));
      Set<Long> successors = new HashSet<>();
      for (Long leaving : all) {
        List<Long> rest = all.stream().filter(id -> !id.equals(leaving)).toList();
        Set<Long> after = new HashSet<>(sample(rest, seed));
        Set<Long> gone = without(before, after);
        Set<Long> come = without(after, before);
        assertThat(gone).isEqualTo(before.contains(leaving) ? Set.of(leaving) : Set.of());
        assertThat(come).hasSize(gone.size());
        successors.addAll(come);
      }
      // whichever leaves, the next smallest hash follows
      assertThat(successors).hasSize(1);
    }
  }

  @Test
  void theOrderDoesNotMatterAndTheSeedDoes() {
    List<Long> ids = LongStream.range(0, 2_000).boxed().toList();
    List<Long> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(sample(shuffled, 1)).hasSize(MOST).isSorted().isEqualTo(sample(ids, 1));
    assertThat(sample(ids, 2)).isNotEqualTo(sample(ids, 1));
    assertThat(sample(ids.subList(0, MOST), 1)).isEqualTo(ids.subList(0, MOST));
  }

  /** Of 4,000 draws of 50 among 200 each id is in 1,000; the standard deviation is 27. */
  @Test
  void everyIdIsDrawnEquallyOften() {
    int[] drawn = new int[200];
    for (int seed = 0; seed < 4_000; seed++) {
      sample(LongStream.range(0, 200).boxed().toList(), seed)
          .forEach(id -> drawn[Math.toIntExact(id)]++);
    }
    assertThat(Arrays.stream(drawn).boxed())
        .allSatisfy(count -> assertThat(count).isCloseTo(1_000, within(140)));
  }

  private static Set<Long> without(Set<Long> some, Set<Long> others) {
    Set<Long> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static List<Long> sample(List<Long> ids, long seed) {
    SmallestHashes sample = new SmallestHashes(MOST, seed);
    ids.forEach(sample::add);
    assertThat(sample.offered()).isEqualTo(ids.size());
    return sample.ids();
  }
}
