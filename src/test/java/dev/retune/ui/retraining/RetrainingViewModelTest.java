package dev.retune.ui.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Message;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.installation.InstallationContext;
import dev.retune.ui.navigation.TestScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrainingViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final FakeRetrainingGateway gateway = new FakeRetrainingGateway();
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final RetrainingViewModel model =
      new RetrainingViewModel(gateway, context.screenContext(), saving);

  @Test
  void aRunTakesWhatWasChosen() {
    model.run().model().set(Optional.of("other-model"));
    model.run().chunkTokens().set("0");
    model.run().force().set(true);
    model.run().start();
    assertThat(gateway.requests)
        .containsExactly(
            new RetrainingRequest(
                Optional.of("other-model"),
                OptionalInt.of(0),
                Optional.empty(),
                true,
                false,
                "kim",
                TestScreenContext.NOW));
  }

  @Test
  void noRunStartsWithTheSettingsOfBeforeWhileOthersAreSaved() {
    saving.set(true);
    assertThat(model.run().unavailable().get()).isTrue();
    model.run().start();
    assertThat(gateway.requests).isEmpty();
    saving.set(false);
    assertThat(model.run().unavailable().get()).isFalse();
    model.run().start();
    assertThat(gateway.requests).hasSize(1);
  }

  @Test
  void nothingChosenIsTheLiveRecipe() {
    model.run().start();
    assertThat(gateway.requests.getFirst().namesSpec()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PROMOTED, CALM", "REJECTED, BAD", "HELD, WARN", "NOT_NEEDED, PLAIN"})
  void theOutcomeHasItsColour(RetrainingResult.State state, Severity severity) {
    gateway.state = state;
    model.run().start();
    assertThat(model.run().outcome().get().orElseThrow().severity()).isEqualTo(severity);
  }

  @Test
  void afterARunTheNextCanStart() {
    model.run().start();
    assertThat(model.busy().get()).isFalse();
    assertThat(model.run().running().get()).isEmpty();
  }

  @Test
  void aRunThatCannotStartIsToldAndTheNextCan() {
    gateway.held = true;
    model.run().start();
    assertThat(context.told()).hasSize(1);
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void aRunGoesOnInTheNewLanguageAndItsOutcomeIsToldThere() {
    InstallationContext english = new InstallationContext();
    InstallationContext korean = english.inKorean();
    RetrainingViewModel former = new RetrainingViewModel(gateway, english.screenContext(), saving);
    former.run().force().set(true);
    former.run().start();
    RetrainingViewModel next = new RetrainingViewModel(gateway, korean.screenContext(), saving);
    next.takeOver(former);
    assertThat(next.busy().get()).isTrue();
    assertThat(next.run().running().get().orElseThrow().title().get()).isEqualTo("재학습");
    assertThat(next.run().force().get()).isTrue();
    gateway.said = List.of(Message.of("retraining.gate.first"));
    english.runner.step();
    assertThat(next.busy().get()).isFalse();
    assertThat(next.run().outcome().get().orElseThrow().state()).isEqualTo("운영 반영");
    assertThat(next.run().outcome().get().orElseThrow().why()).startsWith("첫 인덱스입니다.");

    RetrainingViewModel back = new RetrainingViewModel(gateway, english.screenContext(), saving);
    back.takeOver(next);
    assertThat(back.run().outcome().get().orElseThrow().state()).isEqualTo("Promoted");
    assertThat(back.run().outcome().get().orElseThrow().why()).startsWith("The first index:");
  }

  @Test
  void aCancelledRunLeavesItsOutcome() {
    gateway.cancelled = true;
    model.run().start();
    assertThat(model.run().outcome().get().orElseThrow())
        .returns("Cancelled", RunOutcome::state)
        .returns(Severity.PLAIN, RunOutcome::severity);
  }

  @Test
  void promotionNamesItsEffectAndWaitsForTheWord() {
    context.answers(false);
    model.refresh();
    model.promotion().promote(FakeRetrainingGateway.version(1, State.RETIRED));
    assertThat(context.asked().getFirst().effect())
        .isEqualTo(
            "v1, with 400 documents, will answer every search. Live so far: v2. You"
                + " can roll back at any time.");
    assertThat(gateway.promoted).isEmpty();
  }

  @Test
  void aPromotionIsDoneOnceConfirmed() {
    model.promotion().promote(FakeRetrainingGateway.version(1, State.RETIRED));
    assertThat(gateway.promoted).containsExactly("v1");
    assertThat(context.told()).containsExactly("v1 is now live.");
  }

  @Test
  void aRollbackIsDoneOnceConfirmed() {
    context.answers(false);
    model.promotion().rollback();
    assertThat(gateway.rolledBack).isZero();
    assertThat(context.asked().getLast().title()).isEqualTo("Roll back to v1?");
    context.answers(true);
    model.promotion().rollback();
    assertThat(gateway.rolledBack).isOne();
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
    assertThat(VersionPromotion.canPromote(FakeRetrainingGateway.version(1, state, complete)))
        .isEqualTo(can);
  }

  @Test
  void aDryRunIsAskedForAsSuch() {
    model.run().dryRun().set(true);
    model.run().start();
    assertThat(gateway.requests.getFirst().dryRun()).isTrue();
  }

  @Test
  void whatARunWouldDoIsKnownBefore() {
    model.refresh();
    assertThat(model.forecastLoader().forecast().get().orElseThrow().why())
        .isEqualTo("Nothing calls for it.");
  }

  @Test
  void theDislikesAreLookedIntoWhenAsked() {
    model.enter();
    model.forecastLoader().diagnose();
    assertThat(gateway.looks).isEqualTo(2);
    assertThat(model.forecastLoader().diagnosis().get().orElseThrow().gate()).isEqualTo(40);
  }

  @Test
  void whatIsKnownIsNotAskedAgainWhileNothingChanged() {
    model.enter();
    context.screenContext().timeWindow().changed();
    assertThat(gateway.forecasts).isOne();
    assertThat(gateway.looks).isOne();
  }

  @Test
  void whatChangedIsLookedIntoAgain() {
    model.enter();
    gateway.inputFingerprint = "2";
    context.screenContext().timeWindow().changed();
    assertThat(gateway.forecasts).isEqualTo(2);
    assertThat(gateway.looks).isEqualTo(2);
  }

  @Test
  void awayFromTheScreenNothingIsAsked() {
    model.enter();
    model.leave();
    gateway.inputFingerprint = "2";
    context.screenContext().timeWindow().changed();
    assertThat(gateway.forecasts).isOne();
    model.enter();
    assertThat(gateway.forecasts).isEqualTo(2);
  }

  @Test
  void theLineOfGoldenQuestionsIsThereFromTheStart() {
    assertThat(model.forecastLoader().questions().get())
        .isEqualTo("Golden questions: being counted…");
    model.forecastLoader().diagnose();
    assertThat(model.forecastLoader().questions().get()).matches("Golden questions: \\d+ for .*");
  }
}
