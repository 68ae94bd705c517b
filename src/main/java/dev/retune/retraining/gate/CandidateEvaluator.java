package dev.retune.retraining.gate;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.LazyReranker;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates the live version and a candidate on the gate's questions, and applies the gate. */
public final class CandidateEvaluator {
  private static final Logger LOG = LoggerFactory.getLogger(CandidateEvaluator.class);
  // the mode in which searches are answered
  private static final SearchMode MODE = SearchMode.HYBRID;

  private final DocumentRepository documents;
  private final RetrievalEvaluator evaluator;
  private final IndexDirectoryStore store;
  private final ModelCatalog models;
  private final PromotionGate gate;

  /** Creates an evaluator. */
  public CandidateEvaluator(
      DocumentRepository documents,
      RetrievalEvaluator evaluator,
      IndexDirectoryStore store,
      ModelCatalog models,
      PromotionGate gate) {
    this.documents = documents;
    this.evaluator = evaluator;
    this.store = store;
    this.models = models;
    this.gate = gate;
  }

  /**
   * Evaluates a complete candidate for the first index.
   *
   * @param questions the gate half of the golden set
   */
  public CandidateComparison first(
      IndexVersion candidate, List<GoldenQuestion> questions, ProgressMonitor monitor) {
    try (LazyEmbedder model = new LazyEmbedder(models, candidate.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(store, candidate, model, models.rerankers())) {
      RetrievalEvaluation own = evaluator.evaluate(searcher, questions, MODE, monitor);
      GateResult first = gate.first(own.ndcgPerQuery(), answers(searcher));
      return CandidateComparison.withoutBaseline(own, first);
    }
  }

  /**
   * Evaluates a complete candidate against the live version.
   *
   * @param questions the gate half of the golden set
   * @param proof whether the candidate must be significantly better
   */
  public CandidateComparison judge(
      IndexVersion candidate,
      IndexVersion live,
      List<GoldenQuestion> questions,
      boolean proof,
      ProgressMonitor monitor) {
    try (LazyEmbedder model = new LazyEmbedder(models, candidate.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(store, candidate, model, models.rerankers())) {
      if (!isAnswerable(live.spec())) {
        RetrievalEvaluation own = evaluator.evaluate(searcher, questions, MODE, monitor);
        GateResult held = gate.incomparable(live.label(), questions.size());
        return CandidateComparison.withoutBaseline(own, held);
      }
      // both versions share an open model when it is the same
      boolean shared = live.spec().modelFingerprint().equals(candidate.spec().modelFingerprint());
      try (LazyEmbedder other = new LazyEmbedder(models, live.spec().modelId());
          VersionSearcher baseline =
              VersionSearcher.open(store, live, shared ? model : other, models.rerankers())) {
        return compare(searcher, baseline, questions, proof, monitor);
      }
    }
  }

  private CandidateComparison compare(
      VersionSearcher candidate,
      VersionSearcher baseline,
      List<GoldenQuestion> questions,
      boolean proof,
      ProgressMonitor monitor) {
    RetrievalEvaluation before = evaluator.evaluate(baseline, questions, MODE, monitor);
    RetrievalEvaluation after = evaluator.evaluate(candidate, questions, MODE, monitor);
    GateResult verdict =
        gate.withLanguages(
            gate.judge(before.ndcgPerQuery(), after.ndcgPerQuery(), proof),
            LanguageChange.between(before, after));
    return CandidateComparison.of(before, after, verdict);
  }

  private boolean isAnswerable(IndexSpec spec) {
    try {
      ModelSpec model = models.find(spec.modelId());
      spec.reranking()
          .ifPresent(reranking -> LazyReranker.installed(models.rerankers(), reranking));
      return model.fingerprint().equals(spec.modelFingerprint())
          && model.tokenizerFingerprint().equals(spec.tokenizerFingerprint());
    } catch (InvalidInputException | UnavailableException e) {
      LOG.warn("A model of the live version cannot be used: {}", spec.summary(), e);
      return false;
    }
  }

  // whether a document is found by its own text
  private boolean answers(VersionSearcher searcher) {
    return documents.after(0, 1).stream()
        .map(Document::body)
        .map(body -> body.substring(0, Math.min(200, body.length())))
        .noneMatch(text -> searcher.search(text, 1, MODE).isEmpty());
  }
}
