package dev.retune.index.golden;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Groups of questions that are nearly the same: connected by cosines of at least {@value #SAME}.
 */
public final class NearDuplicates {
  static final double SAME = 0.95;
  private static final int BATCH = 128;

  private NearDuplicates() {}

  /**
   * Returns for each question the index of the oldest question in its group.
   *
   * @param oldestFirst the questions by age
   */
  public static int[] oldest(List<String> oldestFirst, Embedder model) {
    return oldest(vectors(oldestFirst, model));
  }

  private static List<float[]> vectors(List<String> questions, Embedder model) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<String> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
      model.embed(batch, TextKind.QUERY).stream()
          .map(vector -> VectorUtil.l2normalize(vector.clone(), false))
          .forEach(vectors::add);
    }
    return vectors;
  }

  private static int[] oldest(List<float[]> vectors) {
    int[] root = IntStream.range(0, vectors.size()).toArray();
    List<int[]> older =
        IntStream.range(0, vectors.size())
            .parallel()
            .mapToObj(
                i ->
                    IntStream.range(0, i)
                        .filter(j -> VectorUtil.dotProduct(vectors.get(i), vectors.get(j)) >= SAME)
                        .toArray())
            .toList();
    for (int i = 0; i < root.length; i++) {
      for (int j : older.get(i)) {
        join(root, i, j);
      }
    }
    return IntStream.range(0, root.length).map(i -> find(root, i)).toArray();
  }

  private static void join(int[] root, int one, int other) {
    int a = find(root, one);
    int b = find(root, other);
    root[Math.max(a, b)] = Math.min(a, b);
  }

  private static int find(int[] root, int question) {
    int at = question;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }
}
