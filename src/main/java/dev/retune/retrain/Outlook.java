package dev.retune.retrain;

import dev.retune.embed.Models;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.Documents;
import dev.retune.index.Evaluation;
import dev.retune.index.GoldenSet;
import dev.retune.index.Halves;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.LazyModel;
import dev.retune.index.Query;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be known before a run, and of two versions beside each other; changes nothing. */
public final class Outlook {
  private final Planner planner;
  private final Judge judge;
  private final GoldenSet golden;
  private final Documents documents;
  private final IndexVersions versions;
  private final Models models;
  private final TriggerService trigger;
  private final DiagnosisService diagnosis;

  /** With the parts that a run would use. */
  public Outlook(
      Planner planner,
      Judge judge,
      GoldenSet golden,
      Documents documents,
      IndexVersions versions,
      Models models,
      TriggerService trigger,
      DiagnosisService diagnosis) {
    this.planner = planner;
    this.judge = judge;
    this.golden = golden;
    this.documents = documents;
    this.versions = versions;
    this.models = models;
    this.trigger = trigger;
    this.diagnosis = diagnosis;
  }

  /**
   * What a look into questions and dislikes gave.
   *
   * @param tuning questions that candidates are chosen on
   * @param gate questions that they are judged on
   * @param diagnosis of the trigger's window; empty when it holds no dislike
   */
  public record Looked(int tuning, int gate, Optional<Diagnosis> diagnosis) {}

  /** What such a run would do. */
  public Forecast forecast(RetrainRequest request) {
    Optional<IndexVersion> live = versions.live();
    String corpus = documents.corpusFingerprint();
    Plan plan = planner.plan(request, live, () -> corpus, Monitor.none());
    return new Forecast(
        plan instanceof Plan.Go,
        plan.why(),
        documents.count(),
        live.map(v -> !v.corpusFingerprint().equals(corpus)).orElse(true));
  }

  /**
   * Looks into the golden questions and the dislikes of the trigger's window; takes seconds.
   *
   * @throws dev.retune.fault.Cancelled when the monitor says so
   */
  public Looked look(Instant asOf, Monitor monitor) {
    Halves halves = halves(versions.live());
    monitor.check();
    TriggerReading reading = trigger.read(asOf);
    Diagnosis found = diagnosis.of(reading.from(), reading.to(), monitor);
    return new Looked(
        halves.tuning().size(),
        halves.gate().size(),
        Optional.of(found).filter(d -> d.dislikes() > 0));
  }

  /**
   * Asks two complete versions the gate's questions.
   *
   * @throws Unavailable when the left one's model cannot be used any more
   */
  public SideBySide compare(IndexVersion left, IndexVersion right, Monitor monitor) {
    List<Query> questions = halves(Optional.of(left)).gate();
    Comparison found = judge.judge(right, Optional.of(left), questions, false, monitor);
    Evaluation before =
        found.baseline().orElseThrow(() -> new Unavailable("retrain.incomparable", left.label()));
    List<SideBySide.Question> rows = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      rows.add(
          new SideBySide.Question(
              questions.get(i).question(),
              questions.get(i).relevantExternalIds(),
              before.ndcgPerQuery().get(i),
              found.candidate().ndcgPerQuery().get(i)));
    }
    return new SideBySide(
        left.label(), right.label(), before, found.candidate(), found.gate(), rows);
  }

  private Halves halves(Optional<IndexVersion> version) {
    String model = version.map(v -> v.spec().modelId()).orElse(Models.BUILT_IN);
    try (LazyModel open = new LazyModel(models, model)) {
      return golden.halves(open);
    }
  }
}
