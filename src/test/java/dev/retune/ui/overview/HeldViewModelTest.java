package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collect.Burst;
import dev.retune.collect.Burst.Kind;
import dev.retune.collect.Burst.State;
import dev.retune.stats.Ratio;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldViewModelTest {
  private final OverviewStage stage = new OverviewStage();

  private static Burst held(long id, Kind kind, String name, long votes) {
    return OverviewStage.burst(id, kind, name, votes, State.HELD);
  }

  private String line(Burst... bursts) {
    stage.bursts = List.of(bursts);
    return stage.shown(new Ratio(100, 20)).held();
  }

  private HeldViewModel opened(Burst... bursts) {
    stage.bursts = List.of(bursts);
    HeldViewModel model = stage.model().held();
    model.open();
    return model;
  }

  @Test
  void nothingIsSaidWhileNothingIsHeld() {
    assertThat(line(OverviewStage.burst(1, Kind.VOTER, "u1", 4, State.DISCARDED))).isEmpty();
  }

  @Test
  void aBurstThatIsEmptyIsNotTold() {
    assertThat(line(held(1, Kind.VOTER, "u1", 0))).isEmpty();
  }

  @Test
  void oneVotersVotesAreTold() {
    assertThat(line(held(1, Kind.VOTER, "u1", 5), held(2, Kind.VOTER, "u1", 7)))
        .isEqualTo("12 votes from one voter are held and in no figure: look and decide");
  }

  @Test
  void oneVoteIsNotPutInThePlural() {
    assertThat(line(held(1, Kind.KEY, "3", 1)))
        .isEqualTo("One vote from one API key is held and in no figure: look and decide");
  }

  @Test
  void sendersOfSeveralKindsAreCountedTogether() {
    assertThat(line(held(1, Kind.VOTER, "u1", 5), held(2, Kind.ADDRESS, "10.0.0.1", 1_200)))
        .startsWith("1,205 votes from 2 senders");
  }

  @Test
  void whatWaitsComesFirst() {
    assertThat(
            opened(
                    OverviewStage.burst(3, Kind.VOTER, "u3", 4, State.DISCARDED),
                    held(2, Kind.VOTER, "u2", 4))
                .rows())
        .extracting(HeldRow::who)
        .containsExactly("Voter u2", "Voter u3");
  }

  @Test
  void manyAreListedInPart() {
    HeldViewModel model =
        opened(
            LongStream.range(0, 60)
                .mapToObj(id -> held(id, Kind.VOTER, "u" + id, 3))
                .toArray(Burst[]::new));
    assertThat(model.rows()).hasSize(HeldViewModel.MOST);
    assertThat(model.more().get()).isEqualTo(10);
  }

  @Test
  void theQuestionNamesTheEffect() {
    HeldViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.release(model.rows().getFirst());
    assertThat(stage.dialogs.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.title()).isEqualTo("Voter u7: let 12 votes count?");
              assertThat(asked.effect()).contains("cannot be taken back");
            });
  }

  @Test
  void whatIsReleasedCounts() {
    HeldViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.release(model.rows().getFirst());
    assertThat(model.rows())
        .singleElement()
        .returns("Counts", HeldRow::state)
        .returns(false, HeldRow::releasable);
    assertThat(stage.scope.changes().get()).isEqualTo(1);
  }

  @Test
  void nothingHappensWithoutAYes() {
    stage.dialogs.answers(false);
    HeldViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.discard(model.rows().getFirst());
    assertThat(model.rows()).singleElement().returns("Waits", HeldRow::state);
  }

  @Test
  void whatWasLeftOutCanStillBeLetCount() {
    HeldViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.discard(model.rows().getFirst());
    assertThat(model.rows())
        .singleElement()
        .returns(true, HeldRow::releasable)
        .returns(false, HeldRow::discardable);
  }

  @Test
  void aStrangeNameIsOneShortLine() {
    assertThat(opened(held(7, Kind.VOTER, "x\n\u202Ey".repeat(500), 1)).rows().getFirst().who())
        .doesNotContain("\n", "\u202E")
        .hasSizeLessThan(100);
  }
}
