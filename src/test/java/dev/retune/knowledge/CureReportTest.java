package dev.retune.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.feedback.remote.LangfusePrompts;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.improvement.ImprovementService;
import dev.retune.improvement.ReembeddingImprovements;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.knowledge.worklist.KnowledgeImprovements;
import dev.retune.persistence.LeaseFence;
import dev.retune.prompting.PromptEffect;
import dev.retune.prompting.PromptImprovements;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.PromptLibrary.Addition;
import dev.retune.prompting.endpoint.ScriptedModel;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.exchange.PromptDocument;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.CaseSelection;
import dev.retune.prompting.run.PromptReviewService;
import dev.retune.prompting.run.PromptRunRequest;
import dev.retune.prompting.run.PromptRunSettings;
import dev.retune.prompting.run.PromptRunner;
import dev.retune.prompting.run.ScriptedCases;
import dev.retune.report.WeeklyReportService;
import dev.retune.report.blockkit.BlockKitRenderer;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week in which a document, a prompt and the index were changed, and what the report says. */
class CureReportTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W45");
  private static final Instant MONDAY = Instant.parse("2026-11-09T06:00:00Z");
  private static final ScriptedCases CASES = new ScriptedCases("here", 60, 120, 24);

  @TempDir Path home;

  private KnowledgeFixture fixture;
  private PipelineFixture pipeline;
  private PromptLibrary prompts;
  private PromptRunner runner;
  private ImprovementService improvements;
  private int number;

  @BeforeEach
  void open() {
    fixture = new KnowledgeFixture(TestDatabases.H2.migrated(), home);
    pipeline = fixture.pipeline;
    Texts texts = new Texts(Locale.ENGLISH);
    TokenPrices prices = new TokenPrices(true, 1, 2);
    prompts =
        new PromptLibrary(
            pipeline.workspace,
            new LangfusePrompts(
                new SourceOpener(name -> Optional.empty()), HttpRetryTiming.DEFAULT),
            pipeline.clock);
    runner = new PromptRunner(pipeline.workspace, CASES, prices, 1, texts, pipeline.clock);
    improvements =
        new ImprovementService(
            pipeline.diagnosis,
            List.of(
                new KnowledgeImprovements(
                    fixture.services.workList(),
                    fixture.services.statuses(),
                    fixture.services.effects(),
                    texts),
                new PromptImprovements(
                    prompts,
                    new PromptReviewService(
                        pipeline.workspace, runner, prices, texts, pipeline.clock),
                    texts),
                new ReembeddingImprovements(
                    pipeline.runs,
                    pipeline.versions,
                    new PromotionHistory(pipeline.workspace, pipeline.stats),
                    texts)),
            texts);
    fixture.fill();
    pipeline.clock.pass(Duration.ofDays(2));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private PromptVersion add(String text) {
    PromptVersion added =
        prompts.add(
            new Addition(
                "support", new PromptDocument(text, "", "{}"), PromptOrigin.PERSON, "ann"));
    pipeline.clock.pass(Duration.ofMinutes(1));
    return added;
  }

  private void live(PromptVersion version) {
    var _ = prompts.promote(version, true, "ann");
    pipeline.clock.pass(Duration.ofMinutes(1));
  }

  /** Votes on answers that carry the version of a prompt. */
  private void votes(String label, int likes, int dislikes) {
    List<NewConversation> answers = new ArrayList<>();
    List<NewVote> rows = new ArrayList<>();
    Optional<Instant> now = Optional.of(pipeline.clock.instant());
    for (int i = 0; i < likes + dislikes; i++) {
      String id = "labelled" + number++;
      answers.add(
          new NewConversation(
              id,
              Optional.empty(),
              "moth " + id,
              "an answer",
              List.of(),
              Optional.empty(),
              Optional.of(label),
              now));
      rows.add(
          new NewVote(
              id,
              id,
              i < likes ? Vote.Value.LIKE : Vote.Value.DISLIKE,
              Optional.empty(),
              Optional.empty(),
              now));
    }
    pipeline.store(InputBatch.of(answers, rows));
    pipeline.clock.pass(Duration.ofHours(1));
  }

  /** A prompt that a run has proven goes live. */
  private void revisePrompt() {
    long run =
        runner
            .start(
                new PromptRunRequest(
                    "support",
                    new CaseSelection(Instant.EPOCH, List.of()),
                    Optional.empty(),
                    new PromptRunSettings(7, 1, "model", "judge"),
                    200,
                    "ann"),
                ProgressMonitor.none())
            .id();
    var _ =
        runner.advance(
            run,
            new ScriptedModel(1, 0, List.of(new ScriptedModel.Rule("Be brief.", .4, 0, 0))),
            SpendingBudget.UNLIMITED,
            ProgressMonitor.none());
    pipeline.clock.pass(Duration.ofMinutes(1));
    var _ = prompts.promote(prompts.version("support", 2), false, "ann");
    pipeline.clock.pass(Duration.ofMinutes(1));
  }

  private void fixDocument() {
    String edit = fixture.edit("cicada cicada song");
    var _ = fixture.tryOut(edit);
    var _ = fixture.promote(edit);
    pipeline.voted(
        List.of(
            PipelineFixture.said("ant7 again", Optional.of("d7"), true, ""),
            PipelineFixture.said("bee7 again", Optional.of("d7"), false, "")));
    pipeline.clock.pass(Duration.ofHours(1));
  }

  private void reembed() {
    var _ =
        pipeline.retrainer.run(
            pipeline.asked().within(Duration.ZERO).forced(),
            LeaseFence.none(),
            ProgressMonitor.none());
    pipeline.clock.pass(Duration.ofMinutes(1));
  }

  private String report(Locale language) {
    return new BlockKitRenderer(new Texts(language))
        .message(
            new WeeklyReportService(
                    pipeline.workspace,
                    pipeline.stats,
                    ZoneOffset.UTC,
                    Optional::empty,
                    improvements::done,
                    (from, to) -> TopicWeek.NONE)
                .of(WEEK, MONDAY))
        .markdown();
  }

  @Test
  void threeLinesTellOfDocumentsPromptsAndTheIndex() {
    live(add("You are a helpful assistant."));
    votes("support@1", 30, 30);
    revisePrompt();
    fixDocument();
    votes("support@2", 54, 6);
    reembed();
    votes("support@2", 50, 10);
    assertThat(report(Locale.ENGLISH))
        .contains(
            "Tried: 3, of which 3 passed or went live on a person’s word.",
            "Went live: 3 (part, support v2, v3).",
            "Dislikes before and since: v3 11.3% of 62 votes, 16.7% of 60, +5.4 points (95% interval"
                + " -6.9 to +17.7), no visible change; part 75.0% of 4 votes, 50.0% of 2, too few"
                + " votes to tell; support v2 50.0% of 60 votes, 13.3% of 120, -36.7 points (95%"
                + " interval -50.7 to -22.6), improved.");
    assertThat(report(Locale.KOREAN))
        .contains(
            "시험: 3건, 그중 3건은 통과했거나 담당자가 반영",
            "운영 반영: 3건(part, support v2, v3)",
            "이전과 이후의 싫어요 비율: v3 평가 62건 중 11.3%, 60건 중 16.7%, +5.4%p(95% 신뢰구간 -6.9~+17.7),"
                + " 뚜렷한 변화 없음; part 평가 4건 중 75.0%, 2건 중 50.0%, 판단하기에는 평가가 부족함;"
                + " support v2 평가 60건 중 50.0%, 120건 중 13.3%, -36.7%p(95% 신뢰구간 -50.7~-22.6), 나아짐");

    var _ = prompts.rollback("support", "ann");
    var _ = pipeline.promotions.rollback("ann", transaction -> {});
    pipeline.clock.pass(Duration.ofMinutes(1));
    assertThat(report(Locale.ENGLISH))
        .contains(
            "Tried: 3, of which 3 passed or went live on a person’s word.",
            "Went live: 3 (part, support v2, v3), of which 2 are no longer live.",
            "Dislikes before and since: part 75.0% of 4 votes, 50.0% of 2, too few votes to tell.");
    assertThat(report(Locale.KOREAN)).contains("그중 2건은 지금 운영 중이 아닙니다.");
  }

  @Test
  void aPromptThatAPersonBroughtLiveIsToldToo() {
    live(add("You are a helpful assistant."));
    votes("support@1", 60, 40);
    live(add("Be brief."));
    // answers of other versions count on neither side
    votes("other@1", 0, 50);
    votes("support@2", 90, 10);
    PromptEffect seen = prompts.effects("support", MONDAY).getFirst();
    assertThat(seen.before()).isEqualTo(new DislikeRatio(100, 40));
    assertThat(seen.after()).isEqualTo(new DislikeRatio(100, 10));
    assertThat(seen.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(seen.interval().high()).isNegative();
    assertThat(improvements.done(WEEK.start(ZoneOffset.UTC), MONDAY).live())
        .containsExactly("support v2");
    live(add("Be kind."));
    assertThat(prompts.effects("support", MONDAY).getFirst().after().votes()).isZero();
    assertThat(improvements.done(WEEK.start(ZoneOffset.UTC), MONDAY).live())
        .containsExactly("support v3", "support v2");
    assertThat(
            improvements
                .of(MONDAY, ImprovementService.WINDOW, ProgressMonitor.none())
                .causes()
                .stream()
                .flatMap(cause -> cause.cures().stream())
                .filter(row -> row.subject().startsWith("support v")))
        .extracting(ImprovementRow::subject, ImprovementRow::state)
        .containsExactly(Tuple.tuple("support v3", ImprovementState.LIVE));
  }

  @Test
  void ofTwoIndexesWithTheSameRecipeOnlyTheLastIsLive() {
    reembed();
    reembed();
    assertThat(indexes()).containsExactly(ImprovementState.LIVE, ImprovementState.REPLACED);
    // a fix of a document keeps the recipe
    fixDocument();
    assertThat(indexes()).containsExactly(ImprovementState.LIVE, ImprovementState.REPLACED);
  }

  private List<ImprovementState> indexes() {
    return new ReembeddingImprovements(
            pipeline.runs,
            pipeline.versions,
            new PromotionHistory(pipeline.workspace, pipeline.stats),
            new Texts(Locale.KOREAN))
        .past(pipeline.clock.instant()).stream()
            .peek(row -> assertThat(row.subject()).startsWith(row.id() + ": ").contains("자 단락"))
            .map(ImprovementRow::state)
            .toList();
  }
}
