package dev.retune.ui.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.fault.Busy;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersion.State;
import dev.retune.index.SearchService;
import dev.retune.index.Weighing;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Notice;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Scope;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrainViewModelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final CurrentThread runner = new CurrentThread();
  private final Notices notices = new Notices(texts, runner, gone -> {});
  private final Lab lab = new Lab();
  private final Asked asked = new Asked();
  private final Scope scope = new Scope(Window.parse("7d"));
  private final RetrainViewModel model =
      new RetrainViewModel(
          lab,
          texts,
          new Figures(texts, ZoneOffset.UTC),
          scope,
          runner,
          notices,
          asked,
          Clock.fixed(NOW, ZoneOffset.UTC),
          "kim");

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
                NOW));
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
    assertThat(notices.shown()).extracting(Notice::kind).containsExactly(Notice.Kind.FAILED);
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void promotionNamesItsEffectAndWaitsForTheWord() {
    model.refresh();
    model.promote(Lab.version(1, State.RETIRED));
    assertThat(asked.questions.getFirst().effect())
        .isEqualTo(
            "From now on v1, with 400 documents, answers every search. Live until now: v2. You"
                + " can roll back at any time.");
    assertThat(lab.promoted).isEmpty();
  }

  @Test
  void aPromotionIsDoneOnceConfirmed() {
    model.promote(Lab.version(1, State.RETIRED));
    asked.yes.getFirst().run();
    assertThat(lab.promoted).containsExactly("v1");
    assertThat(notices.shown()).extracting(Notice::text).containsExactly("v1 is live.");
  }

  @Test
  void aRollbackIsDoneOnceConfirmed() {
    model.rollback();
    assertThat(lab.rolledBack).isZero();
    asked.yes.getFirst().run();
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
  void aBlankQuestionIsNotAsked() {
    model.question().set("   ");
    model.search();
    assertThat(lab.questions).isEmpty();
  }

  @Test
  void aQuestionIsAskedAsItWasTyped() {
    model.question().set(" 이력서 \"공백\" ");
    model.search();
    assertThat(lab.questions).containsExactly("이력서 \"공백\"");
    assertThat(model.answer().get().orElseThrow().version()).isEqualTo("v2");
  }

  private static final class Asked implements Dialogs {
    private final List<Question> questions = new ArrayList<>();
    private final List<Runnable> yes = new ArrayList<>();

    @Override
    public void confirm(Question question, Runnable confirmed) {
      questions.add(question);
      yes.add(confirmed);
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
      throw new AssertionError("no files are chosen here");
    }

    @Override
    public void saveAs(String name, Consumer<Path> chosen) {
      throw new AssertionError("nothing is saved here");
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
      throw new AssertionError("no folder is chosen here");
    }
  }

  /** Two versions, the second live. */
  private static final class Lab implements RetrainReads {
    private final List<RetrainRequest> requests = new ArrayList<>();
    private final List<String> promoted = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private int rolledBack;
    private RetrainResult.State state = RetrainResult.State.PROMOTED;
    private boolean held;

    static IndexVersion version(long id, State state) {
      return version(id, state, true);
    }

    static IndexVersion version(long id, State state, boolean complete) {
      return new IndexVersion(
          id,
          state,
          new IndexSpec(
              "m",
              "f",
              "t",
              "title+section+body",
              0,
              0,
              true,
              384,
              Weighing.STANDARD,
              Optional.empty()),
          "corpus",
          400,
          500,
          complete,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          NOW,
          NOW);
    }

    @Override
    public TriggerReading trigger() {
      return new TriggerReading(Phase.ARMED, "All is calm.", NOW, NOW, 0, 0, 0);
    }

    @Override
    public List<String> models() {
      return List.of("all-minilm-l6-v2-q", "other-model");
    }

    @Override
    public List<IndexVersion> versions() {
      return List.of(version(2, State.LIVE), version(1, State.RETIRED));
    }

    @Override
    public RetrainResult run(RetrainRequest request, Monitor monitor) {
      if (held) {
        throw new Busy("loop.busy", "host", "9");
      }
      requests.add(request);
      return new RetrainResult(
          1,
          state,
          Optional.of("v3"),
          400,
          500,
          20,
          480,
          1.5,
          266,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "so");
    }

    @Override
    public IndexVersion promote(String version) {
      promoted.add(version);
      return version(IndexVersion.id(version), State.LIVE);
    }

    @Override
    public IndexVersion rollback() {
      rolledBack++;
      return version(1, State.LIVE);
    }

    @Override
    public SearchService.Answer search(String text, int k) {
      questions.add(text);
      return new SearchService.Answer("v2", List.of());
    }
  }
}
