package dev.retune.ui.prompting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.remote.PromptPick;
import dev.retune.prompting.PromptEffect;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.exchange.PromptDiff.DiffLine;
import dev.retune.prompting.model.PromptChange;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.AnswerPair;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.prompting.run.RunForecastFigures;
import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.TestScreenContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does with prompts. */
class PromptsViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final Shelf shelf = new Shelf();
  private final PromptsViewModel model = new PromptsViewModel(shelf, context.screenContext());

  @BeforeEach
  void open() {
    model.refresh();
  }

  private static PromptVersion version(int number, PromptState state, String text) {
    return new PromptVersion(
        number,
        "support",
        number,
        state,
        text,
        "",
        "{}",
        Optional.empty(),
        PromptOrigin.PERSON,
        "support@" + number,
        "",
        List.of(),
        "kim",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** Two versions, a run that waits, and three pairs to compare. */
  private static final class Shelf implements PromptsGateway {
    private final List<String> done = new ArrayList<>();
    private final List<Integer> decided = new ArrayList<>();
    private boolean broken;

    @Override
    public PromptBoard board(String prompt) {
      return new PromptBoard(
          List.of(new PromptSummary("support", 2, Optional.of(1), Instant.EPOCH)),
          "support",
          List.of(
              version(2, PromptState.HELD, "Be kind.\nBe brief."),
              version(1, PromptState.LIVE, "Be kind.\nExplain everything.")),
          Optional.of(report()),
          List.of(
              new PromptEffect(
                  new PromptChange(
                      PromptChange.Kind.PROMOTE,
                      Optional.of(version(2, PromptState.HELD, "")),
                      version(1, PromptState.LIVE, ""),
                      "kim",
                      Instant.EPOCH),
                  new DislikeRatio(100, 40),
                  new DislikeRatio(100, 10),
                  -0.3,
                  new ConfidenceInterval(-0.412, -0.188),
                  0.0001,
                  Verdict.IMPROVED)),
          List.of("traces"));
    }

    private PromptRunReport report() {
      return new PromptRunReport(
          7,
          "support",
          decided.size() < 3 ? "WAITING" : "DONE",
          version(1, PromptState.LIVE, ""),
          Optional.of(version(2, PromptState.HELD, "")),
          List.of(),
          Optional.empty(),
          0,
          Optional.empty(),
          false,
          decided.size(),
          3,
          new TokenUsage(10, 2, false),
          Optional.empty(),
          "why",
          Instant.EPOCH,
          Instant.EPOCH);
    }

    @Override
    public PromptVersion add(String prompt, Path file) {
      done.add("add " + prompt + " " + file);
      return version(3, PromptState.PROPOSED, "");
    }

    @Override
    public PromptVersion importVersion(PromptImport wanted) {
      if (broken) {
        throw new InvalidInputException(
            "feedback.remote.versionMissing", wanted.source(), wanted.prompt(), "9");
      }
      done.add("import " + wanted);
      return version(3, PromptState.PROPOSED, "");
    }

    @Override
    public PromptVersion promote(PromptVersion version, boolean unproven) {
      done.add("promote " + version.number() + " " + unproven);
      return version;
    }

    @Override
    public PromptVersion rollback(String prompt) {
      done.add("rollback " + prompt);
      return version(1, PromptState.LIVE, "");
    }

    @Override
    public RunForecastFigures forecast(String prompt, ProgressMonitor monitor) {
      return new RunForecastFigures(
          4, 5, 6, 52, 0, 70, new TokenUsage(800, 90, true), Optional.of(0.5));
    }

    @Override
    public PromptRunReport run(String prompt, long tokens, ProgressMonitor monitor) {
      if (broken) {
        throw new UnavailableException("prompts.endpoint.notJson", "here");
      }
      done.add("run " + prompt + " " + tokens);
      return report();
    }

    @Override
    public PromptRunReport resume(long run, long tokens, ProgressMonitor monitor) {
      done.add("resume " + run + " " + tokens);
      return report();
    }

    @Override
    public PromptRunReport end(long run) {
      done.add("end " + run);
      return report();
    }

    @Override
    public Optional<AnswerPair> next(long run) {
      return decided.size() < 3 ? Optional.of(pair(decided.size())) : Optional.empty();
    }

    private static AnswerPair pair(int number) {
      return new AnswerPair(
          number, "question " + number, List.of(), "", "one", "two", Optional.empty());
    }

    @Override
    public PromptRunReport decide(long run, int caseNumber, int choice) {
      decided.add(choice);
      return report();
    }

    @Override
    public AnswerPair undo(long run, int caseNumber) {
      decided.removeLast();
      return pair(caseNumber);
    }
  }

  @Test
  void theNewestVersionIsComparedWithTheLiveOne() {
    assertThat(model.title().get()).isEqualTo("v2 compared with the live v1");
    assertThat(model.diff())
        .extracting(DiffLine::marked)
        .containsExactly("  Be kind.", "- Explain everything.", "+ Be brief.");
    model.select(model.versions().get(1));
    assertThat(model.title().get()).isEqualTo("Version v1");
  }

  @Test
  void whatIsNotProvenGoesLiveOnlyOnAPersonsWord() {
    model.promote();
    assertThat(shelf.done).containsExactly("promote 2 true");
    UserDialogs.Question question = context.asked().getFirst();
    assertThat(question.cautious()).isTrue();
    assertThat(question.effect()).contains("has not accepted");
    context.answers(false);
    model.rollback();
    assertThat(shelf.done).hasSize(1);
  }

  @Test
  void aVersionIsAddedUnderTheNameThatIsTyped() {
    context.chooses(Path.of("text.md"));
    model.add(" other ");
    model.add("");
    assertThat(shelf.done).containsExactly("add other text.md", "add support text.md");
    assertThat(context.kinds()).containsOnly(FileKind.PROMPT);
  }

  @Test
  void whatUsersMadeOfAVersionIsToldWithItsInterval() {
    model.select(model.versions().get(1));
    assertThat(model.effect().get())
        .contains(
            "before 40 of 100 votes were dislikes, after 10 of 100: -30.0 points (95% interval"
                + " -41.2 to -18.8), improved.");
  }

  @Test
  void aVersionIsImportedFromASourceAndAFailureIsSaid() {
    assertThat(model.sources()).containsExactly("traces");
    PromptImport wanted = new PromptImport("traces", "support", new PromptPick.Numbered(9));
    model.importVersion(wanted);
    assertThat(shelf.done).containsExactly("import " + wanted);
    shelf.broken = true;
    model.importVersion(wanted);
    assertThat(context.told())
        .anyMatch(text -> text.contains("no version 9 of the prompt support"));
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void theCostIsToldAndTheBudgetKept() {
    model.run().estimate();
    assertThat(model.run().forecast().get())
        .contains("70 requests", "about 800 prompt tokens", "0.50");
    model.run().budget().set("5000");
    model.run().start();
    model.run().resume();
    assertThat(shelf.done).containsExactly("run support 5000", "resume 7 5000");
  }

  @Test
  void aRunThatStopsIsTold() {
    shelf.broken = true;
    model.run().start();
    assertThat(context.told()).anyMatch(text -> text.contains("was not used"));
    assertThat(model.run().busy().get()).isFalse();
  }

  @Test
  void answersAreComparedOneAfterTheOther() {
    AnswerComparisonModel comparison = model.run().comparison();
    model.run().compare();
    assertThat(comparison.pair().get().orElseThrow().question()).isEqualTo("question 0");
    comparison.decide(1);
    comparison.decide(0);
    assertThat(comparison.progress().get()).isEqualTo("2 of 3 decided");
    comparison.undo();
    assertThat(comparison.pair().get().orElseThrow().question()).isEqualTo("question 1");
    comparison.decide(2);
    comparison.decide(2);
    assertThat(shelf.decided).containsExactly(1, 2, 2);
    assertThat(comparison.isOpen().get()).isFalse();
    assertThat(model.run().report().get().orElseThrow().state()).isEqualTo("DONE");
  }
}
