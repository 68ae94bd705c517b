package dev.retune.embedding.quantization;

import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import dev.retune.embedding.tokenizer.TokenizerVocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random tokens of a model's own vocabulary between the special tokens of a text, so that all
 * languages of the model are represented. Deterministic.
 */
final class SyntheticTexts {
  private static final int MEASURED = 160;
  private static final int CHECKED = 16;
  private static final int LONGEST = 256;
  private static final String TEXT = "A short text.";

  private final long[] frame;
  private final long[] pieces;
  private final int longest;

  SyntheticTexts(ModelFolder folder) {
    int most = folder.settings().maxTokens();
    try (var tokenizer = new ModelTokenizer(folder.tokenizer())) {
      frame = tokenizer.ids(TEXT, most);
    }
    long[] ordinary = TokenizerVocabulary.of(folder.tokenizer()).ordinary().toArray();
    pieces = ordinary.length == 0 ? frame : ordinary;
    longest = Math.min(most, LONGEST);
  }

  List<long[]> forMeasuring() {
    return some(MEASURED, 1);
  }

  /** Texts other than those used for measuring. */
  List<long[]> forChecking() {
    return some(CHECKED, 2);
  }

  private List<long[]> some(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> text(random, length(random.nextDouble())))
        .toList();
  }

  /** Short lengths are more frequent, as in real texts. */
  private int length(double share) {
    return (int) Math.round(Math.exp(Math.log(4) + share * (Math.log(longest) - Math.log(4))));
  }

  private long[] text(Random random, int length) {
    long[] ids = new long[Math.max(length, Math.min(longest, 3))];
    Arrays.setAll(ids, i -> pieces[random.nextInt(pieces.length)]);
    ids[0] = frame[0];
    ids[ids.length - 1] = frame[frame.length - 1];
    return ids;
  }
}
