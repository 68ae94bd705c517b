package dev.retune.retraining.run;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.golden.GoldenSetSplit;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.gate.CandidateComparison;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RunForecast.Ground;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.retraining.trigger.TriggerService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Read-only forecasts of a run, and comparisons of two versions. */
public final class RetrainingPreview {
  private final RunPlanner planner;
  private final CandidateEvaluator evaluator;
  private final GoldenSetService golden;
  private final Supplier<IndexCorpus> corpora;
  private final IndexVersionRepository versions;
  private final ModelCatalog models;
  private final TriggerService trigger;
  private final DiagnosisService diagnosis;

  /** Creates a preview with the services of a run. */
  public RetrainingPreview(
      RunPlanner planner,
      CandidateEvaluator evaluator,
      GoldenSetService golden,
      Supplier<IndexCorpus> corpora,
      IndexVersionRepository versions,
      ModelCatalog models,
      TriggerService trigger,
      DiagnosisService diagnosis) {
    this.planner = planner;
    this.evaluator = evaluator;
    this.golden = golden;
    this.corpora = corpora;
    this.versions = versions;
    this.models = models;
    this.trigger = trigger;
    this.diagnosis = diagnosis;
  }

  /**
   * The questions and dislikes that a run would use.
   *
   * @param tuning number of questions for tuning
   * @param gate number of questions for evaluation
   * @param since start of the trigger's window
   * @param diagnosis of the trigger's window, or of an earlier period; empty without dislikes
   */
  public record DislikePreview(
      int tuning, int gate, Instant since, Optional<DislikeDiagnosis> diagnosis) {
    /** The diagnosis if it is of a period before the trigger's window, which has no dislikes. */
    public Optional<DislikeDiagnosis> earlier() {
      return diagnosis.filter(found -> !found.to().isAfter(since));
    }
  }

  /** What a run with this request would do. */
  public RunForecast forecast(RetrainingRequest request) {
    Optional<IndexVersion> live = versions.live();
    IndexCorpus documents = corpora.get();
    String corpus = documents.fingerprint();
    RunPlan plan =
        live.map(version -> planner.plan(request, version, () -> corpus, ProgressMonitor.none()))
            .orElseGet(() -> planner.first(request));
    return new RunForecast(
        plan instanceof RunPlan.Run,
        plan.why(),
        documents.count(),
        live.map(v -> v.corpusFingerprint().equals(corpus) ? Ground.SAME : Ground.CHANGED)
            .orElse(Ground.FIRST));
  }

  /**
   * Examines the golden questions and the dislikes of the trigger's window, which begins anew with
   * a promotion, or else of the latest period before it that has any; takes seconds.
   *
   * @throws dev.retune.common.error.CancelledException when the monitor is cancelled
   */
  public DislikePreview look(Instant asOf, ProgressMonitor monitor) {
    GoldenSetSplit split =
        halves(versions.live().map(v -> v.spec().modelId()).orElse(ModelCatalog.BUILT_IN));
    monitor.check();
    TriggerReading reading = trigger.read(asOf);
    DislikeDiagnosis found = diagnosis.latest(reading.from(), reading.to(), monitor);
    return new DislikePreview(
        split.tuning().size(),
        split.gate().size(),
        reading.from(),
        Optional.of(found).filter(d -> d.dislikes() > 0));
  }

  /**
   * Compares two complete versions on the gate's questions.
   *
   * @throws UnavailableException when the left version's model is no longer usable
   */
  public VersionComparison compare(IndexVersion left, IndexVersion right, ProgressMonitor monitor) {
    List<GoldenQuestion> questions = halves(left.spec().modelId()).gate();
    CandidateComparison found = evaluator.judge(right, left, questions, false, monitor);
    RetrievalEvaluation before =
        found
            .baseline()
            .orElseThrow(() -> new UnavailableException("retraining.incomparable", left.label()));
    List<VersionComparison.Question> rows = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      rows.add(
          new VersionComparison.Question(
              questions.get(i).question(),
              questions.get(i).relevantExternalIds(),
              before.ndcgPerQuery().get(i),
              found.candidate().ndcgPerQuery().get(i)));
    }
    return new VersionComparison(
        left.label(), right.label(), before, found.candidate(), found.gate(), rows);
  }

  private GoldenSetSplit halves(String model) {
    try (LazyEmbedder open = new LazyEmbedder(models, model)) {
      return golden.halves(open);
    }
  }
}
