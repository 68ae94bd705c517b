package dev.retune.retraining.modelbench;

import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Models and rerankers compared on the same questions.
 *
 * @param questions number of questions; those of the tuning half, so that the gate's stay unused
 * @param documents number of documents searched
 * @param models what was measured, the highest nDCG@10 first
 * @param recommended the recommended configuration; empty when the questions are too few
 * @param why the reason, one sentence in the user's language
 */
public record ModelComparison(
    int questions,
    int documents,
    List<ModelFigures> models,
    Optional<ModelConfiguration> recommended,
    String why) {
  /** Fewer questions do not tell models apart. */
  static final int FEWEST_QUESTIONS = 30;

  private static final double ALPHA = 0.05;
  private static final long SEED = 20_261_128L;

  /** A reranker does not slow down the building of an index, but each question. */
  private static final Comparator<ModelFigures> FASTER =
      Comparator.comparingDouble(ModelFigures::passagesPerSecond)
          .thenComparing(each -> each.query().median(), Comparator.reverseOrder());

  public ModelComparison {
    models = List.copyOf(models);
  }

  /** Sorts the models and recommends one. */
  static ModelComparison of(
      int questions, int documents, List<ModelFigures> measured, Texts texts) {
    List<ModelFigures> models =
        measured.stream()
            .sorted(Comparator.comparingDouble(ModelFigures::ndcgAt10).reversed())
            .toList();
    if (questions < FEWEST_QUESTIONS) {
      return new ModelComparison(
          questions,
          documents,
          models,
          Optional.empty(),
          texts.get("retraining.bench.tooFew", questions, FEWEST_QUESTIONS));
    }
    ModelFigures best = models.getFirst();
    // those that the best is not provably better than
    List<ModelFigures> equal =
        models.stream().filter(each -> each.equals(best) || !beats(best, each)).toList();
    ModelFigures fastest = equal.stream().max(FASTER).orElse(best);
    return new ModelComparison(
        questions,
        documents,
        models,
        Optional.of(fastest.configuration()),
        why(models, equal, fastest, questions, texts));
  }

  private static String why(
      List<ModelFigures> models,
      List<ModelFigures> equal,
      ModelFigures chosen,
      int questions,
      Texts texts) {
    if (models.size() == 1) {
      return texts.get("retraining.bench.only", chosen.name());
    }
    if (equal.size() == 1) {
      ModelFigures next = models.get(1);
      return texts.get(
          "retraining.bench.better",
          chosen.name(),
          100 * (chosen.ndcgAt10() - next.ndcgAt10()),
          next.name(),
          ProbabilityFormatter.of(difference(chosen, next).twoSided()));
    }
    return texts.get(
        "retraining.bench.fastest",
        chosen.name(),
        questions,
        chosen.passagesPerSecond(),
        chosen.query().median());
  }

  private static boolean beats(ModelFigures one, ModelFigures other) {
    return difference(one, other).twoSided() < ALPHA;
  }

  private static PairedRandomizationTest difference(ModelFigures one, ModelFigures other) {
    double[] differences = new double[one.ndcgPerQuery().size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = one.ndcgPerQuery().get(i) - other.ndcgPerQuery().get(i);
    }
    return PairedRandomizationTest.of(differences, SEED);
  }
}
