package dev.retune.knowledge.worklist;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Puts questions together that ask much the same: each joins the group whose mean is nearest if
 * their cosine is at least {@value #NEAR}, else it begins a group. The questions come in the order
 * of their votes, so the same questions always form the same groups.
 */
final class GapGrouping {
  // with the built-in model, two wordings of one question rarely fall below it
  private static final double NEAR = 0.6;
  private static final int BATCH = 64;

  private GapGrouping() {}

  /**
   * Groups of positions; the first position of each is its most central question.
   *
   * @param model opened only when there are questions
   */
  static List<List<Integer>> of(List<String> questions, Supplier<Embedder> model) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      model
          .get()
          .embed(questions.subList(from, Math.min(from + BATCH, questions.size())), TextKind.QUERY)
          .forEach(vector -> vectors.add(VectorUtil.l2normalize(vector.clone(), false)));
    }
    List<List<Integer>> groups = new ArrayList<>();
    List<float[]> sums = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      int nearest = nearest(sums, vectors.get(i));
      if (nearest < 0) {
        groups.add(new ArrayList<>(List.of(i)));
        sums.add(vectors.get(i).clone());
      } else {
        groups.get(nearest).add(i);
        VectorUtil.add(sums.get(nearest), vectors.get(i));
      }
    }
    return IntStream.range(0, groups.size())
        .mapToObj(i -> centralFirst(groups.get(i), sums.get(i), vectors))
        .toList();
  }

  private static int nearest(List<float[]> sums, float[] vector) {
    int nearest = -1;
    double best = NEAR;
    for (int i = 0; i < sums.size(); i++) {
      double cosine = VectorUtil.cosine(sums.get(i), vector);
      if (cosine >= best && (nearest < 0 || cosine > best)) {
        nearest = i;
        best = cosine;
      }
    }
    return nearest;
  }

  private static List<Integer> centralFirst(
      List<Integer> group, float[] mean, List<float[]> vectors) {
    int central =
        group.stream()
            .max(
                Comparator.comparingDouble(
                        (Integer i) -> VectorUtil.dotProduct(mean, vectors.get(i)))
                    .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
            .orElseThrow();
    List<Integer> ordered = new ArrayList<>(List.of(central));
    group.stream().filter(i -> i != central).forEach(ordered::add);
    return ordered;
  }
}
