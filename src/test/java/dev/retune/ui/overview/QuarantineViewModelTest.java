package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.collector.quarantine.VoteBurst.Kind;
import dev.retune.collector.quarantine.VoteBurst.State;
import dev.retune.statistics.model.DislikeRatio;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuarantineViewModelTest {
  private final OverviewFixture stage = new OverviewFixture();

  private static VoteBurst held(long id, Kind kind, String name, long votes) {
    return OverviewFixture.burst(id, kind, name, votes, State.HELD);
  }

  private String line(VoteBurst... bursts) {
    stage.bursts = List.of(bursts);
    return stage.state(new DislikeRatio(100, 20)).held();
  }

  private QuarantineViewModel opened(VoteBurst... bursts) {
    stage.bursts = List.of(bursts);
    QuarantineViewModel model = stage.model().quarantine();
    model.open();
    return model;
  }

  @Test
  void nothingIsSaidWhileNothingIsHeld() {
    assertThat(line(OverviewFixture.burst(1, Kind.VOTER, "u1", 4, State.DISCARDED))).isEmpty();
  }

  @Test
  void aBurstThatIsEmptyIsNotTold() {
    assertThat(line(held(1, Kind.VOTER, "u1", 0))).isEmpty();
  }

  @Test
  void oneVotersVotesAreTold() {
    assertThat(line(held(1, Kind.VOTER, "u1", 5), held(2, Kind.VOTER, "u1", 7)))
        .isEqualTo("12 votes from one voter are held and not counted. Review them.");
  }

  @Test
  void oneVoteIsNotPutInThePlural() {
    assertThat(line(held(1, Kind.KEY, "3", 1)))
        .isEqualTo("One vote from one API key is held and not counted. Review it.");
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
                    OverviewFixture.burst(3, Kind.VOTER, "u3", 4, State.DISCARDED),
                    held(2, Kind.VOTER, "u2", 4))
                .rows())
        .extracting(QuarantineRow::who)
        .containsExactly("Voter u2", "Voter u3");
  }

  @Test
  void manyAreListedInPart() {
    QuarantineViewModel model =
        opened(
            LongStream.range(0, 60)
                .mapToObj(id -> held(id, Kind.VOTER, "u" + id, 3))
                .toArray(VoteBurst[]::new));
    assertThat(model.rows()).hasSize(QuarantineViewModel.MOST);
    assertThat(model.more().get()).isEqualTo(10);
  }

  @Test
  void theQuestionNamesTheEffect() {
    QuarantineViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.release(model.rows().getFirst());
    assertThat(stage.dialogs.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.title()).isEqualTo("Voter u7: release 12 votes?");
              assertThat(asked.effect()).contains("cannot be undone");
            });
  }

  @Test
  void whatIsReleasedCounts() {
    QuarantineViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.release(model.rows().getFirst());
    assertThat(model.rows())
        .singleElement()
        .returns("Released", QuarantineRow::state)
        .returns(false, QuarantineRow::releasable);
    assertThat(stage.timeWindow.changes().get()).isEqualTo(1);
  }

  @Test
  void nothingHappensWithoutAYes() {
    stage.dialogs.answers(false);
    QuarantineViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.discard(model.rows().getFirst());
    assertThat(model.rows()).singleElement().returns("Held", QuarantineRow::state);
  }

  @Test
  void whatWasLeftOutCanStillBeLetCount() {
    QuarantineViewModel model = opened(held(7, Kind.VOTER, "u7", 12));
    model.discard(model.rows().getFirst());
    assertThat(model.rows())
        .singleElement()
        .returns(true, QuarantineRow::releasable)
        .returns(false, QuarantineRow::discardable);
  }

  @Test
  void anUnusualNameIsOneShortLine() {
    assertThat(opened(held(7, Kind.VOTER, "x\n\u202Ey".repeat(500), 1)).rows().getFirst().who())
        .doesNotContain("\n", "\u202E")
        .hasSizeLessThan(100);
  }
}
