package dev.retune.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.support.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After any changes, the roll-ups equal a recount of the rows. */
class RollupInvariantTest {

  @ParameterizedTest
  @EnumSource
  void rollUpsEqualARecountAfterRandomChanges(TestDatabases kind) {
    Random random = new Random(42);
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      for (int round = 0; round < 40; round++) {
        List<NewConversation> conversations = new ArrayList<>();
        List<NewVote> votes = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
          conversations.add(
              InputRows.conversation("" + random.nextInt(60), "q" + random.nextInt(2), at(random)));
          votes.add(
              InputRows.vote(
                  "" + random.nextInt(80),
                  "" + random.nextInt(70),
                  random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                  random.nextBoolean() ? "" : "reason " + random.nextInt(3),
                  at(random)));
        }
        Source source = fixture.source("s" + random.nextInt(2));
        fixture.store.store(source, InputBatch.of(conversations, votes));
        fixture.codes.classify(
            fixture.votes.unclassified(5).stream()
                .map(u -> new ReasonClassification(u.voteId(), "c" + random.nextInt(3), 0.7))
                .toList());
      }
      assertThat(fixture.rollups()).isEqualTo(fixture.recount()).hasSizeGreaterThan(100);
      assertThat(fixture.list.page(VoteFilter.all(), 1000)).isNotEmpty();
    }
  }

  private static java.time.Instant at(Random random) {
    return InputRows.T0.plusSeconds(random.nextInt(200_000));
  }
}
