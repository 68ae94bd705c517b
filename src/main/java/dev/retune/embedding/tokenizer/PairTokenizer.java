package dev.retune.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.nio.file.Path;
import java.util.Arrays;

/** Tokenizes a question together with a passage. Thread-safe. */
public final class PairTokenizer implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final int special;

  /**
   * Loads a tokenizer file.
   *
   * @throws dev.retune.common.error.InvalidInputException when it is not a tokenizer
   */
  public PairTokenizer(Path file) {
    tokenizer = ModelTokenizer.load(file);
    special = tokenizer.encode("", "", true, false).getIds().length;
  }

  /**
   * A model's input for a pair.
   *
   * @param ids token ids including special tokens, never empty
   * @param types the segment of each token: 0 for the question, 1 for the passage, as far as the
   *     tokenizer tells them apart
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Pair(long[] ids, long[] types) {}

  /**
   * The input for a pair, limited to a number of tokens including the special ones. The passage is
   * truncated and the question kept, unless it needs more than three quarters of the room.
   */
  public Pair pair(String question, String passage, int most) {
    String asked = kept(CodePointOffsets.paired(question), Math.max(1, (most - special) * 3 / 4));
    String whole = CodePointOffsets.paired(passage);
    for (long size = (long) most * ModelTokenizer.CHARS_PER_TOKEN; ; size *= 4) {
      boolean all = size >= whole.length();
      int end = all ? whole.length() : ModelTokenizer.wordEnd(whole, (int) size);
      if (all || end > 0) {
        Encoding encoding = tokenizer.encode(asked, whole.substring(0, end), true, false);
        if (all || encoding.getIds().length > most) {
          return cut(encoding, most);
        }
      }
    }
  }

  /** The beginning of a question with this many tokens. */
  private String kept(String question, int most) {
    CharSpan[] spans = tokenizer.encode(question, false, false).getCharTokenSpans();
    if (spans.length <= most) {
      return question;
    }
    int end =
        Arrays.stream(spans, 0, most)
            .filter(span -> span != null)
            .mapToInt(CharSpan::getEnd)
            .max()
            .orElse(0);
    return question.substring(0, new CodePointOffsets.Indexes(question).ofChar(end));
  }

  private static Pair cut(Encoding encoding, int most) {
    long[] ids = encoding.getIds();
    long[] types = encoding.getTypeIds();
    if (ids.length == 0) {
      return new Pair(new long[1], new long[1]);
    }
    if (ids.length <= most) {
      return new Pair(ids, types);
    }
    long[] marks = encoding.getSpecialTokenMask();
    int closing = 0;
    while (closing < most && marks[ids.length - 1 - closing] == 1) {
      closing++;
    }
    return new Pair(shortened(ids, most, closing), shortened(types, most, closing));
  }

  private static long[] shortened(long[] all, int most, int closing) {
    long[] kept = new long[most];
    System.arraycopy(all, 0, kept, 0, most - closing);
    System.arraycopy(all, all.length - closing, kept, most - closing, closing);
    return kept;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
