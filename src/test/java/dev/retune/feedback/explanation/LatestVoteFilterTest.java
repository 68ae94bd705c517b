package dev.retune.feedback.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The latest votes are the same in memory and in temporary files. */
class LatestVoteFilterTest {
  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1_000, 7, 0})
  void theLatestVoteOfEachPersonIsPassed(int inMemory) {
    Random random = new Random(3);
    Map<String, NewVote> expected = new HashMap<>();
    List<NewVote> passed = new ArrayList<>();
    try (LatestVoteFilter filter = new LatestVoteFilter(inMemory)) {
      for (int id = 100; id < 300; id++) {
        String person = "p" + random.nextInt(9);
        NewVote vote =
            new NewVote(
                "" + id,
                "a" + random.nextInt(4),
                random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                Optional.of("r" + id).filter(reason -> random.nextBoolean()),
                Optional.of(person),
                Optional.of(T0.plusSeconds(random.nextInt(20))));
        filter.add(vote, person);
        expected.merge(
            vote.conversationExternalId() + person,
            vote,
            (a, b) -> b.createdAt().orElseThrow().isBefore(a.createdAt().orElseThrow()) ? a : b);
      }
      filter.finish(passed::add);
      assertThat(passed).containsExactlyInAnyOrderElementsOf(expected.values());
      assertThat(filter.earlier()).isEqualTo(200 - expected.size());
    }
  }
}
