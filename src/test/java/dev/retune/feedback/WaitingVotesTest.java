package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WaitingVotesTest {
  private static final Instant EARLIER = Rows.T0.minusSeconds(60);

  private final Desk desk;
  private final WaitingVotes waiting;

  WaitingVotesTest(Databases kind) {
    desk = new Desk(kind);
    waiting = new WaitingVotes(desk.workspace);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void howManyWaitAndSinceWhenIsTold() {
    desk.store(Rows.votes(Rows.like("1", "a"), Rows.vote("2", "b", Vote.Value.LIKE, "", EARLIER)));
    assertThat(waiting.all())
        .containsExactly(new WaitingVotes.Waiting("default", 2, EARLIER, true));
  }

  @Test
  void oneThatCountsMakesTheOthersAFew() {
    desk.store(Rows.conversations(Rows.conversation("a")));
    desk.store(Rows.votes(Rows.like("1", "a"), Rows.like("2", "b")));
    assertThat(waiting.all())
        .containsExactly(new WaitingVotes.Waiting("default", 1, Rows.T0, false));
  }

  @Test
  void noneWaitsWithoutVotes() {
    assertThat(waiting.all()).isEmpty();
  }
}
