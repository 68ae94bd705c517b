package dev.retune.retraining.tuning;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.Reranking;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.retraining.model.RetrainingRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a candidate's configuration on the tuning half of the golden set. First it tries weights
 * for the requested spec, which need no embedding; then other chunk sizes, text formats and
 * installed models, each starting from the best so far, while there is time; then past questions
 * and a trained matrix for the best; and finally the installed rerankers. Another configuration
 * than the requested one is chosen only when it is better with p below 0.05.
 */
public final class ConfigurationTuner {
  private static final int FEWEST_QUESTIONS = 30;
  private static final int FEWEST_TO_LEARN = 50;
  private static final long SEED = 20_261_123L;

  private final TrialBuilder builder;
  private final ModelCatalog models;
  private final Texts texts;

  /** Creates a tuner; the texts set the language of its sentences. */
  public ConfigurationTuner(TrialBuilder builder, ModelCatalog models, Texts texts) {
    this.builder = builder;
    this.models = models;
    this.texts = texts;
  }

  /**
   * Tries the values that the request leaves open.
   *
   * @param wanted the spec to use when no other is significantly better
   * @param questions the tuning half
   * @param retrain whether to retrain the matrix even when nothing else is better
   */
  public TuningResult tune(
      IndexSpec wanted,
      RetrainingRequest request,
      List<GoldenQuestion> questions,
      boolean retrain,
      ProgressMonitor monitor) {
    Duration budget = request.budget(retrain);
    if (budget.isZero()) {
      return TuningResult.none(wanted, stored("retraining.tune.noTime"));
    }
    if (questions.size() < FEWEST_QUESTIONS) {
      return TuningResult.none(
          wanted, stored("retraining.tune.tooFew", questions.size(), FEWEST_QUESTIONS));
    }
    IndexCorpus documents = builder.corpus();
    TrialCorpus corpus = TrialCorpus.of(documents, questions);
    TrialLog notes = new TrialLog(builder, documents.fingerprint(), questions, wanted.weighing());
    PastQuestions past = PastQuestions.of(questions);
    TrialRunner trials =
        new TrialRunner(
            builder,
            corpus,
            questions,
            past,
            wanted.weighing(),
            models.rerankers(),
            notes,
            budget,
            monitor);
    // past questions of the live version may be among the questions tried here, so new folds are
    // used
    IndexSpec asked =
        wanted.questions().isPresent() ? wanted.withQuestions(past.fingerprint()) : wanted;
    TrialCandidate best = trials.layout(asked);
    for (var direction : new SpecVariations(models).left(request)) {
      for (IndexSpec other : direction.apply(best.spec()).toList()) {
        if (!trials.isOver()) {
          best = better(best, trials.layout(other));
        }
      }
    }
    if (questions.size() >= FEWEST_TO_LEARN) {
      if (best.spec().questions().isEmpty() && !trials.isOver()) {
        IndexSpec withPast = best.spec().layoutOnly().withQuestions(past.fingerprint());
        best = better(best, trials.layout(withPast));
      }
      for (TrialCandidate learnt : trials.learnt(best.spec())) {
        best = better(best, learnt);
      }
      if (asked.matrix().isPresent() && !best.spec().hasSameLayoutAs(asked)) {
        // the live version is measured by the same cross-validation
        trials.learnt(asked);
      }
    }
    best = reranked(asked, request, best, trials);
    return chosen(wanted, asked, best, past, trials, retrain);
  }

  /** Tries rerankers on the best so far, and the asked one on the requested configuration. */
  private TrialCandidate reranked(
      IndexSpec asked, RetrainingRequest request, TrialCandidate plain, TrialRunner trials) {
    TrialCandidate best = plain;
    if (asked.reranking().isPresent()) {
      Reranking own = asked.reranking().get();
      trials.reranked(now(asked.withoutReranking(), trials), own, true);
      // a reranker that was asked for stays
      TrialCandidate on = trials.reranked(plain, own, true).orElseThrow();
      best = request.reranker().isPresent() ? on : better(best, on);
    }
    if (request.reranker().isEmpty()) {
      for (RerankerSpec reranker : models.rerankers().list()) {
        boolean tried = asked.reranking().filter(own -> own.isOf(reranker)).isPresent();
        Optional<TrialCandidate> on =
            tried ? Optional.empty() : trials.reranked(plain, Reranking.with(reranker, 1), false);
        best = on.isPresent() ? better(best, on.get()) : best;
      }
    }
    return best;
  }

  private static TrialCandidate better(TrialCandidate one, TrialCandidate other) {
    return other.mean() > one.mean() ? other : one;
  }

  private TuningResult chosen(
      IndexSpec wanted,
      IndexSpec asked,
      TrialCandidate best,
      PastQuestions past,
      TrialRunner trials,
      boolean retrain) {
    TrialCandidate now = now(asked, trials);
    boolean beats = best.beats(now, SEED);
    TrialCandidate chosen = beats ? best : now;
    boolean learns = beats || retrain;
    LearnedRanking learnt =
        learns
            ? new LearnedRanking(
                chosen.isLearnt() ? Optional.of(trials.matrix(chosen)) : Optional.empty(),
                chosen.spec().questions().map(print -> past))
            : LearnedRanking.NOTHING;
    IndexSpec spec =
        beats || !learnt.equals(LearnedRanking.NOTHING)
            ? learnt
                .matrix()
                .map(matrix -> chosen.spec().withMatrix(matrix.fingerprint()))
                .orElseGet(() -> chosen.spec().withoutMatrix())
            : wanted;
    StoredText why =
        stored(
            beats ? "retraining.tune.better" : "retraining.tune.same",
            trials.options().size(),
            chosen.ndcg().size(),
            spec.described(),
            now.mean(),
            best.mean());
    return new TuningResult(
        trials.options().stream().map(o -> o.tried(o.equals(chosen))).toList(),
        spec,
        learnt,
        trials.effort(spec),
        why);
  }

  private StoredText stored(String key, Object... args) {
    Message message = Message.of(key, args);
    return new StoredText(texts.get(message), List.of(message));
  }

  /**
   * The requested configuration. Its own matrix was trained on these questions, so cross-validation
   * of a new matrix stands in for it.
   */
  private static TrialCandidate now(IndexSpec wanted, TrialRunner trials) {
    return trials.options().stream()
        .filter(option -> option.spec().hasSameLayoutAs(wanted))
        .filter(option -> option.spec().weighing().equals(wanted.weighing()))
        .filter(option -> option.isLearnt() == wanted.matrix().isPresent())
        .filter(option -> option.spec().reranking().equals(wanted.reranking()))
        .reduce(ConfigurationTuner::better)
        .orElseGet(() -> trials.options().getFirst());
  }
}
