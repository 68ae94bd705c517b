package dev.retune.ui.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.Severity;
import dev.retune.ui.installation.InstallationFormatter.NamedFact;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelInstallationViewModelTest {
  private static final String NAME = "owner/name";
  private static final String ID = "owner--name@0123456789ab";

  private final InstallationContext context = new InstallationContext();
  private final ScreenContext screen = context.screenContext();
  private final FakeInstallation gateway = new FakeInstallation();
  private final ModelInstallationViewModel model = new ModelInstallationViewModel(gateway, screen);
  private final List<String> changes = new ArrayList<>();

  private void proposed() {
    model.propose(InstallationRequest.of(NAME));
    context.runner.step();
  }

  private InstallationState.Stopped stopped() {
    return (InstallationState.Stopped) model.state().get();
  }

  @Test
  void itAsksWithLicenseSizeAndFileBeforeAnythingIsInstalled() {
    model.propose(InstallationRequest.of(NAME));
    assertThat(model.state().get()).isEqualTo(new InstallationState.Planning(NAME));
    assertThat(context.runner.watched())
        .extracting(task -> task.title().get())
        .containsExactly(NAME);
    context.runner.step();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Proposed.class);
    assertThat(model.formatter().facts(FakeInstallation.plan(NAME)))
        .contains(
            new NamedFact("License", "MIT"),
            new NamedFact("Size", "100.0 MB"),
            new NamedFact("Languages", "Korean, English, Japanese, Chinese and 2 more"),
            new NamedFact(
                "File",
                "onnx/model_quantized.onnx: int8 for any processor, the fastest of its files on"
                    + " this processor"),
            new NamedFact("Prefixes", "“query: ” before questions, “passage: ” before documents"));
    assertThat(gateway.calls).containsExactly("plan " + NAME);
    assertThat(context.runner.isIdle()).isTrue();
  }

  @Test
  void notNowRemovesWhatPlanningHasFetched() {
    proposed();
    model.discard();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Idle.class);
    assertThat(gateway.calls).containsExactly("plan " + NAME, "discard " + ID);
  }

  @Test
  void anotherFileIsPlannedAndAskedAbout() {
    proposed();
    model.choose("fp16");
    context.runner.step();
    assertThat(gateway.calls).containsExactly("plan " + NAME, "plan " + NAME + "fp16");
    assertThat(model.state().get()).isInstanceOf(InstallationState.Proposed.class);
  }

  @Test
  void progressIsInBytesWithRateAndRemainingTime() {
    proposed();
    model.install(false);
    ObservableTask task = model.task().get().orElseThrow();
    List<String> seen = new ArrayList<>();
    gateway.halfWay =
        () -> {
          ProgressFormatter words = new ProgressFormatter(screen.texts(), screen.formatter());
          seen.add(words.stage(task.progress().get()));
          seen.add(words.pace(task.progress().get()));
        };
    context.runner.step();
    assertThat(seen).containsExactly("Downloading: 40.0 MB of 100.0 MB", "2.0 MB/s · 30 s left");
    assertThat(model.state().get()).isInstanceOf(InstallationState.Idle.class);
    assertThat(model.task().get()).isEmpty();
    assertThat(context.told()).containsExactly("Model owner/name is installed.");
  }

  @Test
  void afterACancellationItGoesOnWithoutPlanningAgain() {
    model.onChange(() -> changes.add(model.state().get().name()));
    proposed();
    model.install(false);
    gateway.halfWay = model::cancel;
    context.runner.step();
    assertThat(stopped().said())
        .isEqualTo("Cancelled. 40.0 MB of 100.0 MB are here and are kept; Go on fetches the rest.");
    assertThat(stopped().severity()).isEqualTo(Severity.PLAIN);
    assertThat(stopped().kept()).isTrue();
    gateway.halfWay = () -> {};
    model.goOn();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Running.class);
    context.runner.step();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Idle.class);
    assertThat(gateway.calls).containsExactly("plan " + NAME, "install " + ID, "install " + ID);
    assertThat(changes).containsExactly(NAME, "");
  }

  @Test
  void aLostConnectionIsOneSentenceAndTheSameButtonGoesOn() {
    proposed();
    model.install(true);
    gateway.failure =
        Optional.of(new UnavailableException("model.interrupted", NAME, "hub.example"));
    context.runner.step();
    assertThat(stopped().said())
        .isEqualTo(
            "The download of owner/name from hub.example broke off; what has arrived is kept."
                + " Install it again to go on.");
    assertThat(stopped().severity()).isEqualTo(Severity.BAD);
    assertThat(stopped().kept()).isTrue();
    model.goOn();
    context.runner.step();
    assertThat(context.tried).as("the wish to try it is kept too").containsExactly(ID);
  }

  @Test
  void whatIsNotWhatTheHubSaysIsFetchedAnew() {
    proposed();
    model.install(false);
    gateway.failure = Optional.of(new InvalidInputException("model.damaged", "a.onnx", NAME));
    context.runner.step();
    assertThat(stopped().kept()).isFalse();
    model.discard();
    assertThat(gateway.calls).endsWith("discard " + ID);
  }

  @Test
  void aModelThatCannotBeInstalledIsRefusedInOneSentence() {
    gateway.failure = Optional.of(new InvalidInputException("model.onlyPickle", NAME));
    proposed();
    assertThat(stopped().said()).startsWith("owner/name has only pickle files");
    assertThat(stopped().plan()).isEmpty();
    model.goOn();
    context.runner.step();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Proposed.class);
    assertThat(gateway.calls).containsExactly("plan " + NAME, "plan " + NAME);
  }

  @Test
  void aCancelledQuestionIsForgotten() {
    model.propose(InstallationRequest.of(NAME));
    gateway.failure =
        Optional.of(new dev.retune.common.error.CancelledException("progress.cancelled"));
    context.runner.step();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Idle.class);
  }

  @Test
  void oneModelIsInstalledAtATime() {
    proposed();
    model.install(false);
    assertThat(model.isFree()).isFalse();
    model.propose(InstallationRequest.of("other/name"));
    model.discard();
    assertThat(model.state().get()).isInstanceOf(InstallationState.Running.class);
    context.runner.step();
    assertThat(gateway.calls).containsExactly("plan " + NAME, "install " + ID);
  }

  @Test
  void itIsTriedOnlyIfTheUserWantsTo() {
    proposed();
    model.install(false);
    context.runner.step();
    assertThat(context.tried).isEmpty();
    proposed();
    model.install(true);
    context.runner.step();
    assertThat(context.tried).containsExactly(ID);
  }

  @Test
  void theRestOfAnEarlierProcessIsAskedAboutByItsId() {
    model.proposeRest("owner--rest@0123456789ab", "owner/rest");
    context.runner.step();
    assertThat(model.state().get().name()).isEqualTo("owner/rest");
    assertThat(gateway.calls).containsExactly("planRest owner--rest@0123456789ab");
  }

  private ModelInstallationViewModel inKorean(InstallationContext korean) {
    ModelInstallationViewModel next =
        new ModelInstallationViewModel(gateway, korean.screenContext());
    next.takeOver(model);
    return next;
  }

  @Test
  void aDownloadGoesOnInTheNewLanguageAndItsEndIsTold() {
    proposed();
    model.install(true);
    InstallationContext korean = context.inKorean();
    ModelInstallationViewModel next = inKorean(korean);
    assertThat(next.state().get()).isInstanceOf(InstallationState.Running.class);
    assertThat(next.task().get()).isEqualTo(model.task().get());
    ScreenContext shown = korean.screenContext();
    ProgressFormatter words = new ProgressFormatter(shown.texts(), shown.formatter());
    ObservableTask task = next.task().get().orElseThrow();
    List<String> seen = new ArrayList<>();
    task.progress().subscribe(now -> seen.add(words.stage(now)));
    context.runner.step();
    assertThat(seen).last().asString().isEqualTo("다운로드: 100.0 MB 중 40.0 MB");
    assertThat(gateway.calls).containsOnlyOnce("install " + ID);
    assertThat(next.state().get()).isInstanceOf(InstallationState.Idle.class);
    assertThat(next.task().get()).isEmpty();
    assertThat(korean.told()).singleElement().asString().startsWith(NAME).contains("설치");
    assertThat(context.told()).isEmpty();
    assertThat(korean.tried()).containsExactly(ID);
    assertThat(context.tried()).isEmpty();
  }

  @Test
  void whatStoppedIsSaidInTheNewLanguageAndGoesOnThere() {
    proposed();
    gateway.failure = Optional.of(new UnavailableException("model.unreachable", "http://hub"));
    model.install(false);
    context.runner.step();
    String english = stopped().said();
    ModelInstallationViewModel next = inKorean(context.inKorean());
    InstallationState.Stopped korean = (InstallationState.Stopped) next.state().get();
    assertThat(korean.said()).contains("http://hub").isNotEqualTo(english);
    assertThat(korean.kept()).isTrue();
    next.goOn();
    context.runner.step();
    assertThat(next.state().get()).isInstanceOf(InstallationState.Idle.class);
  }

  @Test
  void aCancellationAfterTheChangeOfLanguageIsToldThere() {
    proposed();
    InstallationContext korean = context.inKorean();
    model.install(false);
    ModelInstallationViewModel next = inKorean(korean);
    gateway.halfWay = next::cancel;
    context.runner.step();
    assertThat(((InstallationState.Stopped) next.state().get()).said())
        .contains("40.0 MB")
        .contains("100.0 MB");
    assertThat(next.isFree()).isTrue();
  }
}
