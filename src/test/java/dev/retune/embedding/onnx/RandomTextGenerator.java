package dev.retune.embedding.onnx;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random texts in all scripts, with characters that often cause bugs. */
final class RandomTextGenerator {
  private static final List<String> TRAPS =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\t",
          "\u0000",
          "\u0007",
          "\u00a0",
          "\u200b",
          "\u200d",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "👩‍👩‍👧",
          "🇰🇷",
          "e\u0301",
          "각",
          "ᄀ",
          "한국어 ",
          "the ",
          "word",
          "[SEP]",
          "[PAD]",
          "[CLS]",
          "<s>",
          "##ing",
          "ﷺ",
          "١",
          "ß",
          "İ",
          "ﬁ");

  private RandomTextGenerator() {}

  /** A text of up to a number of pieces, determined by the random state. */
  static String next(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(most + 1);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(TRAPS.get(random.nextInt(TRAPS.size())));
        case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  /** A number of texts, determined by a seed. */
  static List<String> of(long seed, int count, int most) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> next(random, most)).toList();
  }
}
