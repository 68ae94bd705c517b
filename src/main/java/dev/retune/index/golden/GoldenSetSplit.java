package dev.retune.index.golden;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.QuestionKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * The golden set in two halves. The first bit of a question's hash decides its half, but near
 * duplicates (connected by cosines of at least {@value #SAME}) follow the oldest of them, so that
 * no candidate is judged on questions it was tuned on. Each half is ordered by age with near
 * duplicates next to each other.
 *
 * @param tuning questions for choosing weights and training matrices
 * @param gate questions for judging candidates, never used for tuning
 * @param nearDuplicates number of questions that followed an older one
 */
public record GoldenSetSplit(
    List<GoldenQuestion> tuning, List<GoldenQuestion> gate, int nearDuplicates) {
  /** The split of an empty golden set. */
  public static final GoldenSetSplit EMPTY = new GoldenSetSplit(List.of(), List.of(), 0);

  static final double SAME = 0.95;
  private static final int BATCH = 128;

  /** Copies the lists. */
  public GoldenSetSplit {
    tuning = List.copyOf(tuning);
    gate = List.copyOf(gate);
  }

  static GoldenSetSplit of(List<GoldenQuestion> oldestFirst, Embedder model) {
    int[] oldest = oldest(vectors(oldestFirst, model));
    List<GoldenQuestion> tuning = new ArrayList<>();
    List<GoldenQuestion> gate = new ArrayList<>();
    int following = 0;
    int[] families =
        IntStream.range(0, oldest.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> oldest[i]).thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : families) {
      boolean judges = QuestionKey.firstBit(oldestFirst.get(oldest[i]).question());
      (judges ? gate : tuning).add(oldestFirst.get(i));
      following += oldest[i] < i ? 1 : 0;
    }
    return new GoldenSetSplit(tuning, gate, following);
  }

  private static List<float[]> vectors(List<GoldenQuestion> questions, Embedder model) {
    List<float[]> vectors = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<GoldenQuestion> batch =
          questions.subList(from, Math.min(from + BATCH, questions.size()));
      model.embed(batch.stream().map(GoldenQuestion::question).toList(), TextKind.QUERY).stream()
          .map(vector -> VectorUtil.l2normalize(vector.clone(), false))
          .forEach(vectors::add);
    }
    return vectors;
  }

  /** For each question the index of the oldest question in its group of near duplicates. */
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
