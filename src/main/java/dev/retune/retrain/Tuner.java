package dev.retune.retrain;

import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.feedback.Documents;
import dev.retune.index.IndexSpec;
import dev.retune.index.Learnt;
import dev.retune.index.Matrix;
import dev.retune.index.PastQuestions;
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
import java.util.stream.Stream;

/**
 * Chooses a candidate's configuration on the tuning half. First the weighings of what was asked
 * for, which cost no embedding; then other sizes of chunks, text formats and installed models, each
 * from the best so far, as long as there is time; then the words of past questions with their
 * documents, and a learnt matrix, on the best. Another configuration than the one asked for is
 * chosen only when it is better with p below 0.05.
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
    PastQuestions past = PastQuestions.of(questions);
    Trials trials =
        new Trials(builder, corpus, questions, past, wanted.weighing(), notes, budget, monitor);
    // its own past questions may be among those that are asked here: it gets those of now
    IndexSpec asked = wanted.withQuestions(wanted.questions().map(print -> past.fingerprint()));
    Option best = trials.layout(asked);
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
      if (best.spec().questions().isEmpty() && !trials.isOver()) {
        IndexSpec withPast = best.spec().laidOut().withQuestions(Optional.of(past.fingerprint()));
        best = better(best, trials.layout(withPast));
      }
      for (Option learnt : trials.learnt(best.spec())) {
        best = better(best, learnt);
      }
      if (asked.matrix().isPresent() && !best.spec().isLaidOutLike(asked)) {
        // what is live is to be measured by the same yardstick
        trials.learnt(asked);
      }
    }
    return chosen(wanted, asked, best, past, trials, afresh);
  }

  private static Option better(Option one, Option other) {
    return other.mean() > one.mean() ? other : one;
  }

  private Tuning chosen(
      IndexSpec wanted,
      IndexSpec asked,
      Option best,
      PastQuestions past,
      Trials trials,
      boolean afresh) {
    Option now = now(asked, trials);
    boolean beats = best.beats(now, SEED);
    Option chosen = beats ? best : now;
    boolean learns = beats || afresh;
    Learnt learnt =
        learns
            ? new Learnt(
                chosen.isLearnt() ? Optional.of(trials.matrix(chosen)) : Optional.empty(),
                chosen.spec().questions().map(print -> past))
            : Learnt.NOTHING;
    IndexSpec spec =
        beats || !learnt.equals(Learnt.NOTHING)
            ? chosen.spec().withMatrix(learnt.matrix().map(Matrix::fingerprint))
            : wanted;
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
        learnt,
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
    int usual = IndexSpec.DEFAULT_CHUNK_CHARACTERS;
    return Stream.of(
            IndexSpec.ofCharacters(model, from.textFormat(), usual),
            IndexSpec.of(model, from.textFormat(), 0),
            IndexSpec.ofCharacters(model, from.textFormat(), 2 * usual))
        .filter(other -> !other.isCutLike(from));
  }

  private Stream<IndexSpec> otherFormats(IndexSpec from) {
    ModelSpec model = models.find(from.modelId());
    return Stream.of(TextFormat.DEFAULT, "body")
        .filter(format -> !format.equals(from.textFormat()))
        .map(format -> from.laidOutFor(model, format));
  }

  private Stream<IndexSpec> otherModels(IndexSpec from) {
    return models.list().stream()
        .filter(model -> !model.fingerprint().equals(from.modelFingerprint()))
        .filter(model -> from.chunkTokens() <= model.maxTokens())
        .map(model -> from.laidOutFor(model, from.textFormat()));
  }
}
