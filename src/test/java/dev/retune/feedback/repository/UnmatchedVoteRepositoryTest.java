package dev.retune.feedback.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.Vote;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.InputRows;
import dev.retune.support.TestDatabases;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class UnmatchedVoteRepositoryTest {
  private static final Instant EARLIER = InputRows.T0.minusSeconds(60);

  private final FeedbackFixture fixture;
  private final UnmatchedVoteRepository waiting;

  UnmatchedVoteRepositoryTest(TestDatabases kind) {
    fixture = new FeedbackFixture(kind);
    waiting = new UnmatchedVoteRepository(fixture.workspace);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void howManyWaitAndSinceWhenIsTold() {
    fixture.store(
        InputRows.votes(
            InputRows.like("1", "a"), InputRows.vote("2", "b", Vote.Value.LIKE, "", EARLIER)));
    assertThat(waiting.all())
        .containsExactly(new UnmatchedVoteRepository.Waiting("default", 2, EARLIER, true));
  }

  @Test
  void oneThatCountsMakesTheOthersAFew() {
    fixture.store(InputRows.conversations(InputRows.conversation("a")));
    fixture.store(InputRows.votes(InputRows.like("1", "a"), InputRows.like("2", "b")));
    assertThat(waiting.all())
        .containsExactly(new UnmatchedVoteRepository.Waiting("default", 1, InputRows.T0, false));
  }

  @Test
  void noneWaitsWithoutVotes() {
    assertThat(waiting.all()).isEmpty();
  }
}
