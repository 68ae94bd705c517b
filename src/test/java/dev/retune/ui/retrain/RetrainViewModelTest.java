package dev.retune.ui.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.IndexVersion.State;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.TestRoom;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrainViewModelTest {
  private final TestRoom room = new TestRoom();
  private final Lab lab = new Lab();
  private final RetrainViewModel model = new RetrainViewModel(lab, room.room());

  @Test
  void aRunTakesWhatWasChosen() {
    model.model().set(Optional.of("other-model"));
    model.chunkTokens().set("0");
    model.force().set(true);
    model.run();
    assertThat(lab.requests)
        .containsExactly(
            new RetrainRequest(
                Optional.of("other-model"),
                OptionalInt.of(0),
                Optional.empty(),
                true,
                false,
                "kim",
                TestRoom.NOW));
  }

  @Test
  void nothingChosenIsTheLiveRecipe() {
    model.run();
    assertThat(lab.requests.getFirst().namesRecipe()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PROMOTED, CALM", "REJECTED, BAD", "HELD, WARN", "NOT_NEEDED, PLAIN"})
  void theOutcomeHasItsColour(RetrainResult.State state, Mood mood) {
    lab.state = state;
    model.run();
    assertThat(model.outcome().get().orElseThrow().mood()).isEqualTo(mood);
  }

  @Test
  void afterARunTheNextCanStart() {
    model.run();
    assertThat(model.busy().get()).isFalse();
    assertThat(model.running().get()).isEmpty();
  }

  @Test
  void aRunThatCannotStartIsToldAndTheNextCan() {
    lab.held = true;
    model.run();
    assertThat(room.told()).hasSize(1);
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void promotionNamesItsEffectAndWaitsForTheWord() {
    room.answers(false);
    model.refresh();
    model.promote(Lab.version(1, State.RETIRED));
    assertThat(room.asked().getFirst().effect())
        .isEqualTo(
            "From now on v1, with 400 documents, answers every search. Live until now: v2. You"
                + " can roll back at any time.");
    assertThat(lab.promoted).isEmpty();
  }

  @Test
  void aPromotionIsDoneOnceConfirmed() {
    model.promote(Lab.version(1, State.RETIRED));
    assertThat(lab.promoted).containsExactly("v1");
    assertThat(room.told()).containsExactly("v1 is live.");
  }

  @Test
  void aRollbackIsDoneOnceConfirmed() {
    room.answers(false);
    model.rollback();
    assertThat(lab.rolledBack).isZero();
    room.answers(true);
    model.rollback();
    assertThat(lab.rolledBack).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "CANDIDATE, true, true",
    "RETIRED, true, true",
    "REJECTED, true, true",
    "CANDIDATE, false, false",
    "LIVE, true, false",
    "FAILED, true, false"
  })
  void onlyAWholeVersionThatIsNotLiveCanBePromoted(State state, boolean complete, boolean can) {
    assertThat(RetrainViewModel.promotable(Lab.version(1, state, complete))).isEqualTo(can);
  }

  @Test
  void aDryRunIsAskedForAsSuch() {
    model.dryRun().set(true);
    model.run();
    assertThat(lab.requests.getFirst().dryRun()).isTrue();
  }

  @Test
  void whatARunWouldDoIsKnownBefore() {
    model.refresh();
    assertThat(model.foresight().forecast().get().orElseThrow().why())
        .isEqualTo("Nothing calls for it.");
  }

  @Test
  void theDislikesAreLookedIntoWhenAsked() {
    model.enter();
    model.foresight().look();
    assertThat(lab.looks).isEqualTo(2);
    assertThat(model.foresight().looked().get().orElseThrow().gate()).isEqualTo(40);
  }

  @Test
  void whatIsKnownIsNotAskedAgainWhileNothingChanged() {
    model.enter();
    room.room().scope().changed();
    assertThat(lab.forecasts).isOne();
    assertThat(lab.looks).isOne();
  }

  @Test
  void whatChangedIsLookedIntoAgain() {
    model.enter();
    lab.footing = "2";
    room.room().scope().changed();
    assertThat(lab.forecasts).isEqualTo(2);
    assertThat(lab.looks).isEqualTo(2);
  }

  @Test
  void awayFromTheScreenNothingIsAsked() {
    model.enter();
    model.leave();
    lab.footing = "2";
    room.room().scope().changed();
    assertThat(lab.forecasts).isOne();
    model.enter();
    assertThat(lab.forecasts).isEqualTo(2);
  }
}
