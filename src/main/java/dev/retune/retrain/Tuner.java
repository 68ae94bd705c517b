package dev.retune.retrain;

import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.feedback.Documents;
import dev.retune.index.IndexSpec;
import dev.retune.index.Matrix;
import dev.retune.index.Query;
import dev.retune.index.TextFormat;
import dev.retune.index.TrialBuilder;
import dev.retune.index.TrialCorpus;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses a candidate's configuration on the tuning half. First the weighings of what was asked
 * for, which cost no embedding; then other sizes of chunks, text formats and installed models, each
 * from the best so far, as long as there is time; then a learnt matrix on the best. Another
 * configuration than the one asked for is chosen only when it is better with p below 0.05.
 */
public final class Tuner {
  private static final int FEWEST_QUESTIONS = 30;
  private static final int FEWEST_TO_LEARN = 50;
  private static final long SEED = 20_261_123L;

  private final Documents documents;
  private final TrialBuilder builder;
  private final Models models;
  private final Texts texts;

  /** With what it tries on, and the language of its sentences. */
  public Tuner(Documents documents, TrialBuilder builder, Models models, Texts texts) {
    this.documents = documents;
    this.builder = builder;
    this.models = models;
    this.texts = texts;
  }

  /**
   * Tries what the request leaves open.
   *
   * @param wanted what is built when nothing surely beats it
   * @param questions the tuning half
   * @param afresh whether a learnt matrix is learnt again even when nothing else is better
   */
  Tuning tune(
      IndexSpec wanted,
      RetrainRequest request,
      List<Query> questions,
      boolean afresh,
      Monitor monitor) {
    Duration budget = request.budget(afresh);
    if (budget.isZero()) {
      return Tuning.none(wanted, texts.get("retrain.tune.noTime"));
    }
    if (questions.size() < FEWEST_QUESTIONS) {
      return Tuning.none(
          wanted, texts.get("retrain.tune.tooFew", questions.size(), FEWEST_QUESTIONS));
    }
    TrialCorpus corpus = TrialCorpus.of(documents, questions);
    TrialNotes notes =
        new TrialNotes(builder, documents.corpusFingerprint(), questions, wanted.weighing());
    Trials trials =
        new Trials(builder, corpus, questions, wanted.weighing(), notes, budget, monitor);
    Option best = trials.layout(wanted);
    List<Function<IndexSpec, Stream<IndexSpec>>> directions = new ArrayList<>();
    if (request.chunkTokens().isEmpty()) {
      directions.add(this::otherChunks);
    }
    if (request.textFormat().isEmpty()) {
      directions.add(this::otherFormats);
    }
    if (request.model().isEmpty()) {
      directions.add(this::otherModels);
    }
    for (var direction : directions) {
      for (IndexSpec other : direction.apply(best.spec()).toList()) {
        if (!trials.isOver()) {
          best = better(best, trials.layout(other));
        }
      }
    }
    if (questions.size() >= FEWEST_TO_LEARN) {
      for (Option learnt : trials.learnt(best.spec())) {
        best = better(best, learnt);
      }
      if (wanted.matrix().isPresent() && !best.spec().isLaidOutLike(wanted)) {
        // what is live is to be measured by the same yardstick
        trials.learnt(wanted);
      }
    }
    return chosen(wanted, best, trials, afresh);
  }

  private static Option better(Option one, Option other) {
    return other.mean() > one.mean() ? other : one;
  }

  private Tuning chosen(IndexSpec wanted, Option best, Trials trials, boolean afresh) {
    Option now = now(wanted, trials);
    boolean beats = best.beats(now, SEED);
    Option chosen = beats ? best : now;
    Optional<Matrix> matrix =
        chosen.isLearnt() && (beats || afresh)
            ? Optional.of(trials.matrix(chosen))
            : Optional.empty();
    IndexSpec spec =
        beats || matrix.isPresent() ? chosen.spec().with(matrix.map(Matrix::fingerprint)) : wanted;
    String why =
        texts.get(
            beats ? "retrain.tune.better" : "retrain.tune.same",
            trials.options().size(),
            chosen.ndcg().size(),
            spec.summary(),
            now.mean(),
            best.mean());
    return new Tuning(
        trials.options().stream().map(o -> o.tried(o.equals(chosen))).toList(),
        spec,
        matrix,
        trials.effort(spec),
        why);
  }

  /**
   * What was asked for. A matrix of its own has seen these questions, so it is measured by what
   * learning one gives on questions that it has not seen.
   */
  private static Option now(IndexSpec wanted, Trials trials) {
    return trials.options().stream()
        .filter(option -> option.spec().isLaidOutLike(wanted))
        .filter(option -> option.spec().weighing().equals(wanted.weighing()))
        .filter(option -> option.isLearnt() == wanted.matrix().isPresent())
        .reduce(Tuner::better)
        .orElseGet(() -> trials.options().getFirst());
  }

  private Stream<IndexSpec> otherChunks(IndexSpec from) {
    ModelSpec model = models.find(from.modelId());
    return IntStream.of(IndexSpec.DEFAULT_CHUNK_TOKENS, 0, 2 * IndexSpec.DEFAULT_CHUNK_TOKENS)
        .filter(tokens -> tokens != from.chunkTokens() && tokens <= model.maxTokens())
        .mapToObj(tokens -> IndexSpec.of(model, from.textFormat(), tokens));
  }

  private Stream<IndexSpec> otherFormats(IndexSpec from) {
    ModelSpec model = models.find(from.modelId());
    return Stream.of(TextFormat.DEFAULT, "body")
        .filter(format -> !format.equals(from.textFormat()))
        .map(format -> IndexSpec.of(model, format, from.chunkTokens()));
  }

  private Stream<IndexSpec> otherModels(IndexSpec from) {
    return models.list().stream()
        .filter(model -> !model.fingerprint().equals(from.modelFingerprint()))
        .filter(model -> from.chunkTokens() <= model.maxTokens())
        .map(model -> IndexSpec.of(model, from.textFormat(), from.chunkTokens()));
  }
}
