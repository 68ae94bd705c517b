package dev.retune.publishing.verification;

import dev.retune.common.text.TextNormalizer;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.ModelGuard;
import dev.retune.publishing.passage.VersionPassages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.util.VectorUtil;

/**
 * The vectors that a target is searched with.
 *
 * @param vectors those of the golden questions first
 * @param questions how many are golden questions; the others are passages that look for their like
 */
public record ProbeSet(List<float[]> vectors, int questions) {
  /** How many vectors a verification searches with, if there are as many. */
  public static final int PROBES = 200;

  /** Copies the list. */
  public ProbeSet {
    vectors = List.copyOf(vectors);
  }

  /**
   * Chooses golden questions by a hash, so that each run has the same. Where there are too few of
   * them, vectors of passages take their place, since any vector shows whether a search works.
   *
   * @param model opened only when there are questions
   */
  public static ProbeSet of(
      List<GoldenQuestion> golden, VersionPassages passages, Supplier<Embedder> model) {
    List<float[]> vectors = new ArrayList<>();
    List<String> questions =
        spread(golden.stream().map(GoldenQuestion::question).toList()).stream()
            .map(text -> spelled(text, passages))
            .toList();
    if (!questions.isEmpty()) {
      Embedder embedder = model.get();
      ModelGuard.check(passages.version().spec(), embedder.model());
      embedder
          .embed(questions, TextKind.QUERY)
          .forEach(vector -> vectors.add(VectorUtil.l2normalize(vector.clone(), false)));
    }
    List<String> others = spread(List.copyOf(passages.fingerprints().keySet()));
    passages.vectors(
        others.subList(0, Math.min(others.size(), PROBES - vectors.size())),
        (_, vector) -> vectors.add(vector.clone()));
    return new ProbeSet(vectors, questions.size());
  }

  private static String spelled(String question, VersionPassages passages) {
    return passages.version().spec().usesComposedText()
        ? TextNormalizer.composed(question)
        : question;
  }

  private static List<String> spread(List<String> all) {
    return all.stream()
        .sorted(Comparator.comparingInt(ProbeSet::scattered).thenComparing(text -> text))
        .limit(PROBES)
        .toList();
  }

  // neighbours in the alphabet are about the same subject
  private static int scattered(String text) {
    int hash = text.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
