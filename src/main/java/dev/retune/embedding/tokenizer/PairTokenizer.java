package dev.retune.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/** Tokenizes a question together with a passage. Thread-safe. */
public final class PairTokenizer implements AutoCloseable {
  private static final String WORD = "a";

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
   * The input for a pair, limited to a number of tokens including the special ones. The passage is
   * truncated and the question kept, unless it needs more than three quarters of the room.
   */
  public TokenSequence pair(String question, String passage, int most) {
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

  private static TokenSequence cut(Encoding encoding, int most) {
    long[] ids = encoding.getIds();
    long[] types = encoding.getTypeIds();
    if (ids.length == 0) {
      return new TokenSequence(new long[1], new long[1]);
    }
    if (ids.length <= most) {
      return new TokenSequence(ids, types);
    }
    long[] marks = encoding.getSpecialTokenMask();
    int closing = 0;
    while (closing < most && marks[ids.length - 1 - closing] == 1) {
      closing++;
    }
    return new TokenSequence(shortened(ids, most, closing), shortened(types, most, closing));
  }

  private static long[] shortened(long[] all, int most, int closing) {
    long[] kept = new long[most];
    System.arraycopy(all, 0, kept, 0, most - closing);
    System.arraycopy(all, all.length - closing, kept, most - closing, closing);
    return kept;
  }

  /**
   * The input for a pair whose tokens are given, between the special tokens of a pair.
   *
   * @return empty when the tokenizer does not show where they are
   */
  public Optional<TokenSequence> ofTokens(long[] question, long[] passage) {
    Encoding pattern = tokenizer.encode(WORD, WORD, true, false);
    long[] marks = pattern.getSpecialTokenMask();
    int first = next(marks, 0, 0);
    int between = next(marks, first, 1);
    int second = next(marks, between, 0);
    int closing = next(marks, second, 1);
    if (second == marks.length) {
      return Optional.empty();
    }
    LongStream.Builder ids = LongStream.builder();
    LongStream.Builder types = LongStream.builder();
    copy(pattern, 0, first, ids, types);
    Arrays.stream(question).forEach(ids);
    Arrays.stream(question).map(_ -> pattern.getTypeIds()[first]).forEach(types);
    copy(pattern, between, second, ids, types);
    Arrays.stream(passage).forEach(ids);
    Arrays.stream(passage).map(_ -> pattern.getTypeIds()[second]).forEach(types);
    copy(pattern, closing, marks.length, ids, types);
    return Optional.of(new TokenSequence(ids.build().toArray(), types.build().toArray()));
  }

  /** The first place from one on with this mark; the end when there is none. */
  private static int next(long[] marks, int from, long wanted) {
    int at = from;
    while (at < marks.length && marks[at] != wanted) {
      at++;
    }
    return at;
  }

  private static void copy(
      Encoding from, int start, int end, LongStream.Builder ids, LongStream.Builder types) {
    for (int i = start; i < end; i++) {
      ids.add(from.getIds()[i]);
      types.add(from.getTypeIds()[i]);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
