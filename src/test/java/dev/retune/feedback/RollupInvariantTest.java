package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After any changes the roll-ups equal a recount of the rows. */
class RollupInvariantTest {

  @ParameterizedTest
  @EnumSource
  void rollUpsEqualARecountAfterRandomChanges(Databases kind) {
    Random random = new Random(42);
    try (Desk desk = new Desk(kind)) {
      for (int round = 0; round < 40; round++) {
        List<ConversationRow> conversations = new ArrayList<>();
        List<VoteRowIn> votes = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
          conversations.add(
              Rows.conversation("" + random.nextInt(60), "q" + random.nextInt(2), at(random)));
          votes.add(
              Rows.vote(
                  "" + random.nextInt(80),
                  "" + random.nextInt(70),
                  random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                  random.nextBoolean() ? "" : "reason " + random.nextInt(3),
                  at(random)));
        }
        Source source = desk.source("s" + random.nextInt(2));
        desk.store.store(source, Batch.of(conversations, votes));
        desk.votes.classify(
            desk.votes.unclassified(5).stream()
                .map(u -> new ReasonClassification(u.voteId(), "c" + random.nextInt(3), 0.7))
                .toList());
      }
      assertThat(desk.rollups()).isEqualTo(desk.recount()).hasSizeGreaterThan(100);
      assertThat(desk.votes.page(VoteFilter.all(), Optional.empty(), 1000)).isNotEmpty();
    }
  }

  private static java.time.Instant at(Random random) {
    return Rows.T0.plusSeconds(random.nextInt(200_000));
  }
}
