package dev.retune.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.retune.embedding.model.Embedder;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Computes {@link Embedder#outOfVocabularyRatio}. */
final class OutOfVocabularyRatio {
  private static final Set<String> UNKNOWN = Set.of("[UNK]", "<unk>", "<UNK>");

  private final int[] text;
  private final BitSet known = new BitSet();

  /** Creates a calculation for the code points of a text. */
  OutOfVocabularyRatio(int[] text) {
    this.text = text;
  }

  /** The ratio, from the tokens and their spans in code points. */
  double of(String[] tokens, CharSpan[] spans) {
    for (int i = 0; i < tokens.length; i++) {
      CharSpan span = spans[i];
      if (span != null && !UNKNOWN.contains(tokens[i]) && grasps(spans, i)) {
        known.set(span.getStart(), span.getEnd());
      }
    }
    long letters = IntStream.range(0, text.length).filter(this::isLetter).count();
    long strange =
        IntStream.range(0, text.length).filter(i -> isLetter(i) && !known.get(i)).count();
    return letters == 0 ? 0 : strange / (double) letters;
  }

  private boolean grasps(CharSpan[] spans, int token) {
    int start = spans[token].getStart();
    int end = spans[token].getEnd();
    if (IntStream.range(start, end).filter(this::isLetter).count() > 1) {
      return true;
    }
    // an ideograph is a word; any other letter is a word only when it stands alone
    boolean ideograph = start < text.length && Character.isIdeographic(text[start]);
    return ideograph
        || !(isLetter(start - 1)
            || isLetter(end)
            || startsAt(spans, token - 1, start)
            || startsAt(spans, token + 1, start));
  }

  // a letter split into several tokens
  private static boolean startsAt(CharSpan[] spans, int token, int start) {
    return token >= 0
        && token < spans.length
        && spans[token] != null
        && spans[token].getStart() == start;
  }

  private boolean isLetter(int at) {
    return at >= 0 && at < text.length && Character.isLetter(text[at]);
  }
}
