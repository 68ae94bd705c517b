package dev.retune.retrain;

import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.fault.BadInput;
import dev.retune.feedback.Document;
import dev.retune.feedback.Documents;
import dev.retune.index.Evaluation;
import dev.retune.index.Evaluator;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersion;
import dev.retune.index.LazyModel;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.index.Searcher;
import dev.retune.work.Monitor;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gate's questions of the live version and of a candidate, and hears the gate. */
public final class Judge {
  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
  // the way that searches are answered
  private static final Mode MODE = Mode.HYBRID;

  private final Documents documents;
  private final Evaluator evaluator;
  private final IndexStore store;
  private final Models models;
  private final Gate gate;

  /** With the files, the models and the gate. */
  public Judge(
      Documents documents, Evaluator evaluator, IndexStore store, Models models, Gate gate) {
    this.documents = documents;
    this.evaluator = evaluator;
    this.store = store;
    this.models = models;
    this.gate = gate;
  }

  /**
   * Judges a complete candidate.
   *
   * @param questions the gate half
   * @param proof whether it must be proven better
   */
  Comparison judge(
      IndexVersion candidate,
      Optional<IndexVersion> live,
      List<Query> questions,
      boolean proof,
      Monitor monitor) {
    try (LazyModel model = new LazyModel(models, candidate.spec().modelId());
        Searcher searcher = Searcher.open(store, candidate, model)) {
      if (live.isEmpty()) {
        Evaluation own = evaluator.evaluate(searcher, questions, MODE, monitor);
        GateResult first = gate.first(own.ndcgPerQuery(), answers(searcher));
        return Comparison.of(Optional.empty(), own, first);
      }
      if (!isAnswerable(live.get().spec())) {
        Evaluation own = evaluator.evaluate(searcher, questions, MODE, monitor);
        GateResult held = gate.incomparable(live.get().label(), questions.size());
        return Comparison.of(Optional.empty(), own, held);
      }
      // one open model serves both when it is the same
      boolean shared =
          live.get().spec().modelFingerprint().equals(candidate.spec().modelFingerprint());
      try (LazyModel other = new LazyModel(models, live.get().spec().modelId());
          Searcher baseline = Searcher.open(store, live.get(), shared ? model : other)) {
        return compare(searcher, baseline, questions, proof, monitor);
      }
    }
  }

  private Comparison compare(
      Searcher candidate,
      Searcher baseline,
      List<Query> questions,
      boolean proof,
      Monitor monitor) {
    Evaluation before = evaluator.evaluate(baseline, questions, MODE, monitor);
    Evaluation after = evaluator.evaluate(candidate, questions, MODE, monitor);
    GateResult verdict = gate.judge(before.ndcgPerQuery(), after.ndcgPerQuery(), proof);
    return Comparison.of(Optional.of(before), after, verdict);
  }

  private boolean isAnswerable(IndexSpec spec) {
    try {
      ModelSpec model = models.find(spec.modelId());
      return model.fingerprint().equals(spec.modelFingerprint())
          && model.tokenizerFingerprint().equals(spec.tokenizerFingerprint());
    } catch (BadInput e) {
      LOG.warn("the live version's model {} cannot be used", spec.modelId(), e);
      return false;
    }
  }

  // a document is found by its own words
  private boolean answers(Searcher searcher) {
    return documents.after(0, 1).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(200, body.length())))
        .noneMatch(text -> searcher.search(text, 1, MODE).isEmpty());
  }
}
