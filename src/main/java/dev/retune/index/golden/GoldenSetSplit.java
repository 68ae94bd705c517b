package dev.retune.index.golden;

import dev.retune.embedding.model.Embedder;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.QuestionKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The golden set in two halves. The first bit of a question's hash decides its half, but near
 * duplicates (connected by cosines of at least {@value NearDuplicates#SAME}) follow the oldest of
 * them, so that no candidate is judged on questions it was tuned on. Each half is ordered by age
 * with near duplicates next to each other.
 *
 * @param tuning questions for choosing weights and training matrices
 * @param gate questions for judging candidates, never used for tuning
 * @param nearDuplicates number of questions that followed an older one
 */
public record GoldenSetSplit(
    List<GoldenQuestion> tuning, List<GoldenQuestion> gate, int nearDuplicates) {
  /** The split of an empty golden set. */
  public static final GoldenSetSplit EMPTY = new GoldenSetSplit(List.of(), List.of(), 0);

  /** Copies the lists. */
  public GoldenSetSplit {
    tuning = List.copyOf(tuning);
    gate = List.copyOf(gate);
  }

  static GoldenSetSplit of(List<GoldenQuestion> oldestFirst, Embedder model) {
    int[] oldest =
        NearDuplicates.oldest(oldestFirst.stream().map(GoldenQuestion::question).toList(), model);
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
}
