package dev.retune.knowledge.trial;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.IndexVersionRepository.Judged;
import dev.retune.knowledge.fix.FixOverlay;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.FixTrial.CitedQuestion;
import dev.retune.knowledge.model.FixTrial.LostQuestion;
import dev.retune.knowledge.model.FixTrial.TrialFindings;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.knowledge.store.TrialRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.retraining.gate.CandidateComparison;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.run.RunFailureHandler;
import dev.retune.retraining.store.RunRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tries fixes: builds a candidate with the recipe of the live index and the fixes, and looks at the
 * questions that they cite and at the golden questions. Only a promotion changes the live index.
 */
public final class FixTrials {
  private static final Set<FixState> TRIABLE =
      Set.of(
          FixState.PROPOSED, FixState.PASSED, FixState.HELD, FixState.FAILED, FixState.ROLLED_BACK);

  /** The services that a trial uses. */
  public record Parts(
      RunRepository runs,
      GoldenSetService golden,
      ModelCatalog models,
      IndexBuilder builder,
      CandidateEvaluator evaluator,
      IndexVersionRepository versions,
      IndexDirectoryStore store) {}

  private final Parts parts;
  private final FixStatusReader statuses;
  private final FixOverlay overlay;
  private final CitedQuestions citedQuestions;
  private final TrialRepository trials;
  private final RunFailureHandler failures;
  private final Texts texts;
  private final Clock clock;

  /** Creates the service; the texts set the language of its sentences. */
  public FixTrials(
      Parts parts,
      FixStatusReader statuses,
      FixOverlay overlay,
      CitedQuestions citedQuestions,
      TrialRepository trials,
      Texts texts,
      Clock clock) {
    this.parts = parts;
    this.statuses = statuses;
    this.overlay = overlay;
    this.citedQuestions = citedQuestions;
    this.trials = trials;
    this.failures = new RunFailureHandler(parts.runs(), parts.versions(), texts);
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Tries fixes together.
   *
   * @param typed the fixes as a user typed them
   * @param fence checked before the candidate's state is written
   * @throws RefusedException when one of them is live, arrived, overwritten or withdrawn
   * @throws InvalidInputException when one does not exist, or no index is live
   */
  public FixTrial run(List<String> typed, String who, LeaseFence fence, ProgressMonitor monitor) {
    List<KnowledgeFix> fixes = typed.stream().map(this::triable).distinct().toList();
    IndexVersion live =
        parts.versions().live().orElseThrow(() -> new InvalidInputException("knowledge.noLive"));
    String names = fixes.stream().map(KnowledgeFix::label).collect(Collectors.joining(", "));
    long run =
        parts
            .runs()
            .start(PipelineRun.Kind.KNOWLEDGE, texts.get("knowledge.trial.asked", who, names));
    try {
      FixTrial trial = tried(run, fixes, live, who, fence, monitor);
      parts
          .runs()
          .end(
              run,
              new RunRepository.Ending(
                  trial.verdict() == TrialVerdict.FAILED
                      ? PipelineRun.State.REJECTED
                      : PipelineRun.State.HELD,
                  trial.findings().why(),
                  Optional.of(trial.versionId()),
                  Optional.empty()));
      return trial;
    } catch (RuntimeException | Error e) {
      failures.end(run, e);
      throw e;
    }
  }

  private KnowledgeFix triable(String typed) {
    FixStatus status = statuses.named(typed);
    if (!TRIABLE.contains(status.state())) {
      throw new RefusedException(
          "knowledge.notTriable",
          status.fix().label(),
          texts.get("knowledge.state." + status.state()));
    }
    return status.fix();
  }

  private FixTrial tried(
      long run,
      List<KnowledgeFix> fixes,
      IndexVersion live,
      String who,
      LeaseFence fence,
      ProgressMonitor monitor) {
    IndexBuildOptions options =
        new IndexBuildOptions(
            Optional.of(run), LearnedRanking.NOTHING, Optional.of(overlay.with(fixes)));
    IndexBuildResult built =
        failures.guarded(
            () -> parts.builder().build(live.spec(), options, monitor),
            () -> parts.versions().unfinished(live.spec()));
    return failures.guarded(
        () -> {
          Judgement judgement = judge(fixes, live, built.version(), monitor);
          monitor.check();
          return store(fixes, live, built.version(), judgement, who, fence);
        },
        () -> parts.versions().byId(built.version().id()));
  }

  private record Judgement(
      TrialVerdict verdict, TrialFindings findings, CandidateComparison comparison) {}

  private Judgement judge(
      List<KnowledgeFix> fixes,
      IndexVersion live,
      IndexVersion candidate,
      ProgressMonitor monitor) {
    try (LazyEmbedder model = new LazyEmbedder(parts.models(), live.spec().modelId());
        VersionSearcher before = open(live, model);
        VersionSearcher after = open(candidate, model)) {
      List<CitedQuestion> questions =
          new AnswerCheck(before, after).of(citedQuestions.of(fixes, overlay.live()));
      List<GoldenQuestion> golden = parts.golden().all();
      TakenQuestions taken = new TakenQuestions(before, after, monitor);
      List<LostQuestion> stolen = taken.stolen(golden, changed(fixes));
      List<LostQuestion> orphaned = taken.orphaned(golden);
      CandidateComparison comparison =
          parts
              .evaluator()
              .judge(candidate, live, parts.golden().halves(model).gate(), false, monitor);
      TrialRules rules = new TrialRules(questions, stolen, orphaned, comparison.gate());
      List<Message> messages = rules.messages();
      TrialFindings findings =
          new TrialFindings(
              texts.get(messages),
              messages,
              comparison.gate(),
              questions,
              stolen,
              orphaned,
              golden.size());
      return new Judgement(rules.verdict(), findings, comparison);
    }
  }

  private VersionSearcher open(IndexVersion version, LazyEmbedder model) {
    return VersionSearcher.open(parts.store(), version, model, parts.models().rerankers());
  }

  private static Set<String> changed(List<KnowledgeFix> fixes) {
    return fixes.stream()
        .filter(fix -> fix.action() != FixAction.RETIRE)
        .map(KnowledgeFix::externalId)
        .collect(Collectors.toSet());
  }

  /** Stores the candidate's state and the trial in one transaction. */
  private FixTrial store(
      List<KnowledgeFix> fixes,
      IndexVersion live,
      IndexVersion candidate,
      Judgement judgement,
      String who,
      LeaseFence fence) {
    Instant now = SqlTime.now(clock);
    FixTrial trial =
        new FixTrial(
            0,
            candidate.id(),
            live.id(),
            fixes.stream().map(fix -> fix.revision().id()).toList(),
            judgement.verdict(),
            judgement.findings(),
            who,
            now);
    String names = fixes.stream().map(KnowledgeFix::label).collect(Collectors.joining(" "));
    Consumer<TransactionContext> held = fence::check;
    parts
        .versions()
        .setState(
            candidate.id(),
            judgement.verdict() == TrialVerdict.FAILED
                ? IndexVersion.State.REJECTED
                : IndexVersion.State.CANDIDATE,
            new Judged(
                judgement.findings().reason(),
                JsonFormat.mapper().valueToTree(judgement.comparison())),
            held.andThen(transaction -> trials.add(transaction, trial))
                .andThen(
                    transaction ->
                        AuditLog.add(
                            transaction,
                            new AuditEntry(
                                now,
                                who,
                                "fix.try",
                                names,
                                "",
                                judgement.verdict() + " " + candidate.label()))));
    return trial;
  }
}
