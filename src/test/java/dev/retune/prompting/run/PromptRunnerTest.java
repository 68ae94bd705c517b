package dev.retune.prompting.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.ScriptedModel;
import dev.retune.prompting.endpoint.ScriptedModel.Rule;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.gate.GateFigures;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.store.PromptCallRepository;
import dev.retune.prompting.store.PromptRepository;
import dev.retune.prompting.store.PromptRunState;
import dev.retune.prompting.store.PromptingEntities;
import dev.retune.prompting.store.StoredRun;
import dev.retune.support.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Runs from dislikes to a decision, with everything that may come between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptRunnerTest {
  private static final Rule GOOD = new Rule("Be brief.", .4, 0, 0);
  private static final ScriptedCases CASES = new ScriptedCases("here", 60, 120, 24);
  private static final ScriptedCases FEW = new ScriptedCases("here", 20, 10, 24);
  private static final ScriptedCases UNREVIEWED = new ScriptedCases("here", 50, 12, 0);

  private Workspace workspace;
  private PromptTrials trials;
  // each test has its own prompt in one workspace
  private String prompt = "";

  @BeforeAll
  void open() {
    workspace = Workspace.open(TestDatabases.H2.migrated(), PromptingEntities.entities());
    trials = new PromptTrials(workspace);
  }

  @BeforeEach
  void live(TestInfo test) {
    prompt = test.getDisplayName();
    trials.live(prompt);
  }

  @AfterAll
  void close() {
    workspace.close();
  }

  /** Remembers what it was asked, and fails at a request. */
  private static final class FailingModel implements LanguageModel {
    private final LanguageModel model;
    private final List<ModelRequest> asked = new ArrayList<>();
    private int failAt;

    FailingModel(LanguageModel model, int failAt) {
      this.model = model;
      this.failAt = failAt;
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      if (--failAt == 0) {
        throw new UnavailableException("prompts.endpoint.notJson", "here");
      }
      asked.add(request);
      return model.ask(request);
    }
  }

  private StoredRun start(CaseSource source, int proposals) {
    return trials
        .runner(source)
        .start(PromptTrials.request(prompt, 7, proposals), ProgressMonitor.none());
  }

  private StoredRun advance(StoredRun run, LanguageModel model) {
    return trials
        .runner(CASES)
        .advance(run.id(), model, SpendingBudget.UNLIMITED, ProgressMonitor.none());
  }

  private PromptReviewService reviews() {
    return new PromptReviewService(
        workspace,
        trials.runner(CASES),
        new TokenPrices(true, 1, 2),
        new Texts(Locale.ENGLISH),
        PromptTrials.CLOCK);
  }

  @Test
  void aUsefulProposalIsAcceptedAndNothingGoesLiveByItself() {
    StoredRun done = advance(start(CASES, 1), new ScriptedModel(1, 0, List.of(GOOD)));
    assertThat(done.state()).isEqualTo(PromptRunState.DONE);
    assertThat(trials.states(prompt)).containsExactly(PromptState.ACCEPTED);
    assertThat(trials.liveOf(prompt).orElseThrow().number()).isEqualTo(1);
    PromptRunReport report = reviews().report(done.id());
    assertThat(report.why()).startsWith("Proven:");
    assertThat(report.kappa()).contains(1.0);
    assertThat(report.money()).hasValueSatisfying(money -> assertThat(money).isPositive());
    assertThat(report.proposals().getFirst().dislikes()).hasSize(1);
  }

  @Test
  void theBestOfSeveralProposalsIsTriedAndThoseThatBreakARuleAreNot() {
    Rule leak = new Rule("Be brief. " + ScriptedCases.WORDS + "3 of here", .9, 0, 0);
    Rule weak = new Rule("Be kind.", .05, .05, 0);
    StoredRun done = advance(start(CASES, 3), new ScriptedModel(1, 0, List.of(leak, weak, GOOD)));
    assertThat(done.why().text()).startsWith("Proven:");
    assertThat(trials.states(prompt))
        .containsExactly(PromptState.ACCEPTED, PromptState.PROPOSED, PromptState.REJECTED);
    Texts korean = new Texts(Locale.KOREAN);
    assertThat(korean.get(done.why())).startsWith("검증되었습니다.");
    assertThat(
            new PromptRepository(workspace, PromptTrials.CLOCK)
                .versions(prompt).stream()
                    .filter(version -> version.origin() == PromptOrigin.REVISION)
                    .filter(version -> version.state() != PromptState.PROPOSED)
                    .map(version -> korean.get(version.reason())))
        .satisfiesExactly(
            accepted -> assertThat(accepted).isEqualTo(korean.get(done.why())),
            rejected -> assertThat(rejected).startsWith("제안이 대화"));
  }

  @Test
  void aStoppedRunGoesOnWithoutAskingAnythingTwice() {
    StoredRun run = start(FEW, 2);
    List<Rule> rules = List.of(new Rule("Be kind.", .05, .05, 0), GOOD);
    int asked = 0;
    int stops = 0;
    for (int failAt = 1; run.state() == PromptRunState.OPEN; failAt += 9) {
      FailingModel model = new FailingModel(new ScriptedModel(1, 0, rules), failAt);
      try {
        run = advance(run, model);
      } catch (UnavailableException e) {
        stops++;
        assertThat(reviews().report(run.id()).why()).contains("was not used");
        assertThat(new Texts(Locale.KOREAN).get(trials.stored(run.id()).why()))
            .contains("쓰지 않았습니다");
      }
      asked += model.asked.size();
    }
    assertThat(stops).isGreaterThan(3);
    assertThat(new PromptCallRepository(workspace).of(run.id())).hasSize(asked);
    assertThat(run.state()).isEqualTo(PromptRunState.DONE);
  }

  @Test
  void withoutReviewedAnswersPeopleDecideBlindly() {
    StoredRun run = advance(start(UNREVIEWED, 1), new ScriptedModel(1, 0, List.of(GOOD)));
    assertThat(run.state()).isEqualTo(PromptRunState.WAITING);
    assertThat(trials.states(prompt)).containsExactly(PromptState.HELD);
    PromptReviewService reviews = reviews();
    assertThat(reviews.report(run.id()).kappa()).isEmpty();
    List<Integer> sides = new ArrayList<>();
    Optional<AnswerPair> pair = reviews.next(run.id());
    for (; pair.isPresent(); pair = reviews.next(run.id())) {
      AnswerPair now = pair.get();
      int better = now.first().endsWith("2") ? 1 : 2;
      sides.add(better);
      var _ = reviews.decide(run.id(), now.caseNumber(), better, "ben");
    }
    assertThat(sides).contains(1, 2);
    PromptRunReport report = reviews.report(run.id());
    assertThat(report.state()).isEqualTo("DONE");
    GateFigures figures = report.figures().orElseThrow();
    // only answers that differ are shown to people; the others are ties
    assertThat(figures.disliked().better()).isEqualTo(sides.size());
    assertThatThrownBy(() -> reviews.decide(run.id(), 1, 1, "ben"))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aDecisionCanBeTakenBackAndChanged() {
    StoredRun run = advance(start(UNREVIEWED, 1), new ScriptedModel(1, 0, List.of(GOOD)));
    PromptReviewService reviews = reviews();
    AnswerPair pair = reviews.next(run.id()).orElseThrow();
    assertThat(reviews.decide(run.id(), pair.caseNumber(), 0, "ben").decided()).isEqualTo(1);
    assertThat(reviews.pair(run.id(), pair.caseNumber()).choice()).contains(0);
    assertThat(reviews.undo(run.id(), pair.caseNumber()).decided()).isZero();
    assertThat(reviews.next(run.id())).contains(pair);
    assertThatThrownBy(() -> reviews.decide(run.id(), pair.caseNumber(), 3, "ben"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aJudgeThatDisagreesWithReviewersDecidesNothing() {
    ScriptedModel model = new ScriptedModel(1, 0, List.of(GOOD));
    LanguageModel contrary =
        request ->
            request.system().startsWith("You review")
                ? new ModelReply(
                    "{\"acceptable\": " + (request.user().hashCode() % 2 == 0) + "}",
                    model.ask(request).usage())
                : model.ask(request);
    StoredRun run = advance(start(FEW, 1), contrary);
    assertThat(run.state()).isEqualTo(PromptRunState.WAITING);
    PromptRunReport report = reviews().report(run.id());
    assertThat(report.kappa()).hasValueSatisfying(kappa -> assertThat(kappa).isLessThan(.4));
    assertThat(report.judgeDecides()).isFalse();
  }

  @Test
  void theBudgetStopsARunBeforeItIsExceeded() {
    StoredRun run = start(FEW, 1);
    SpendingBudget budget = new SpendingBudget(Optional.of(3_000L), Optional.empty());
    ScriptedModel model = new ScriptedModel(1, 0, List.of(GOOD));
    assertThatThrownBy(
            () -> trials.runner(FEW).advance(run.id(), model, budget, ProgressMonitor.none()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("prompts.budget.reached");
    assertThat(reviews().report(run.id()).usage().total()).isBetween(1_000L, 3_000L);
    assertThat(advance(run, model).state()).isEqualTo(PromptRunState.DONE);
  }

  @Test
  void aCancelledRunCanBeContinued() {
    StoredRun run = start(FEW, 1);
    ScriptedModel model = new ScriptedModel(1, 0, List.of(GOOD));
    ProgressMonitor impatient =
        new ProgressMonitor() {
          private long seen;

          @Override
          public void at(TaskProgress progress) {
            seen = progress.stage().equals("stage.promptAnswers") ? progress.done() : 0;
          }

          @Override
          public boolean cancelled() {
            return seen > 5;
          }
        };
    assertThatThrownBy(
            () -> trials.runner(FEW).advance(run.id(), model, SpendingBudget.UNLIMITED, impatient))
        .isInstanceOf(CancelledException.class);
    assertThat(advance(run, model).state()).isEqualTo(PromptRunState.DONE);
  }

  @Test
  void requestsAreSentTogetherWithTheSameOutcome() {
    PromptRunner parallel =
        new PromptRunner(
            workspace,
            CASES,
            new TokenPrices(false, 0, 0),
            6,
            new Texts(Locale.ENGLISH),
            PromptTrials.CLOCK);
    StoredRun run = start(CASES, 1);
    FailingModel failing =
        new FailingModel(
            request -> {
              synchronized (this) {
                return new ScriptedModel(1, 0, List.of(GOOD)).ask(request);
              }
            },
            0);
    StoredRun done =
        parallel.advance(
            run.id(),
            request -> {
              synchronized (failing) {
                return failing.ask(request);
              }
            },
            SpendingBudget.UNLIMITED,
            ProgressMonitor.none());
    assertThat(done.why().text()).startsWith("Proven:");
    assertThat(failing.asked).doesNotHaveDuplicates();
  }

  @Test
  void repliesThatCannotBeUsedArePaidForAndStopTheRun() {
    StoredRun run = start(FEW, 1);
    LanguageModel confused =
        request ->
            new ModelReply(
                "I cannot do that.", new ScriptedModel(1, 0, List.of(GOOD)).ask(request).usage());
    assertThatThrownBy(() -> advance(run, confused))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("prompts.endpoint.notUnderstood");
    PromptRunReport report = reviews().report(run.id());
    assertThat(report.usage().total()).isPositive();
    assertThat(report.proposals()).isEmpty();
    assertThat(report.state()).isEqualTo("OPEN");
  }

  @Test
  void onlyOneProcessWorksOnARun() {
    StoredRun run = start(FEW, 1);
    ScriptedModel model = new ScriptedModel(1, 0, List.of(GOOD));
    AtomicBoolean first = new AtomicBoolean(true);
    LanguageModel meddling =
        request -> {
          if (first.getAndSet(false)) {
            assertThatThrownBy(() -> advance(run, model)).isInstanceOf(LeaseBusyException.class);
          }
          return model.ask(request);
        };
    assertThat(advance(run, meddling).state()).isEqualTo(PromptRunState.DONE);
    assertThatThrownBy(() -> advance(run, model)).isInstanceOf(RefusedException.class);
  }

  @Test
  void aHeldProposalCanBeTriedAgainAtAStricterLevel() {
    ScriptedModel model = new ScriptedModel(1, 0, List.of(GOOD));
    var few = new ScriptedCases("here", 60, 20, 24);
    StoredRun first = advance(start(few, 1), model);
    assertThat(first.why().text()).startsWith("Held:");
    PromptRunRequest request = PromptTrials.request(prompt, 7, 1);
    StoredRun second =
        trials
            .runner(new ScriptedCases("here", 60, 200, 24))
            .start(
                new PromptRunRequest(
                    prompt,
                    request.selection(),
                    reviews().report(first.id()).proposal(),
                    request.settings(),
                    200,
                    "ann"),
                ProgressMonitor.none());
    assertThat(advance(second, model).why().text())
        .startsWith("Proven:")
        .endsWith("both tests are made at 0.025.");
  }

  @Test
  void aRunNeedsDislikesInBothHalves() {
    assertThatThrownBy(() -> start(new ScriptedCases("here", 1, 50, 0), 1))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void theForecastIsNotExceeded() {
    RunForecastFigures forecast =
        trials.runner(FEW).forecast(PromptTrials.request(prompt, 7, 1), ProgressMonitor.none());
    FailingModel model = new FailingModel(new ScriptedModel(1, 0, List.of(GOOD)), 0);
    var _ = advance(start(FEW, 1), model);
    assertThat(model.asked).hasSizeBetween(forecast.calls() / 3, forecast.calls());
    assertThat(forecast.money()).isPresent();
  }
}
