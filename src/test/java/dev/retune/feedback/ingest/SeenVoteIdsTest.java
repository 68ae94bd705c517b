package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenVoteIdsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 1_000, 100_000})
  void eachStoredVoteIsComparedIdById(int inMemory) {
    try (SeenVoteIds seen = new SeenVoteIds(inMemory)) {
      // "Aa" and "BB" have the same hash code
      IntStream.range(0, 5_000).forEach(i -> seen.add("Aa" + 2 * i));
      assertThat(seen.isEmpty()).isFalse();
      List<SeenVoteIds.Compared> told = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        seen.compare(i, "Aa" + i, i % 3 == 0, told::add);
        seen.compare(i, "BB" + i, true, told::add);
      }
      seen.finish(told::add);
      assertThat(told).hasSize(20_000);
      for (SeenVoteIds.Compared vote : told) {
        boolean met = vote.externalId().startsWith("Aa") && vote.id() % 2 == 0;
        assertThat(vote.there()).as(vote.externalId()).isEqualTo(met);
        assertThat(vote.externalId()).endsWith(Long.toString(vote.id()));
        assertThat(vote.synced())
            .isEqualTo(vote.externalId().startsWith("BB") || vote.id() % 3 == 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anIdThatNoDatabaseCanHoldIsTheOneThatIsStored(int inMemory) {
    try (SeenVoteIds seen = new SeenVoteIds(inMemory)) {
      seen.add("a\0b");
      seen.compare(1, "a\ufffdb", true, vote -> assertThat(vote.there()).isTrue());
      seen.finish(vote -> assertThat(vote.there()).isTrue());
    }
  }
}
