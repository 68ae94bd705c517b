package dev.retune.embedding.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tokenizes texts with a tokenizer file. Thread-safe. */
public final class ModelTokenizer implements AutoCloseable {
  /** Above the average of any language, so that one attempt is nearly always enough. */
  static final int CHARS_PER_TOKEN = 16;

  // the beginning of a text is enough to recognise its language
  private static final int ENOUGH_CHARS = 2_000;

  private final HuggingFaceTokenizer tokenizer;

  /**
   * Loads a tokenizer file.
   *
   * @throws InvalidInputException when it is not a tokenizer
   */
  public ModelTokenizer(Path file) {
    tokenizer = load(file);
  }

  static HuggingFaceTokenizer load(Path file) {
    try {
      // the truncation and padding configured in the file are not used
      return HuggingFaceTokenizer.builder()
          .optTokenizerPath(file)
          .optTruncation(false)
          .optPadding(false)
          .build();
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(e, "embedding.brokenTokenizer", file.toString());
    }
  }

  /**
   * The model's input for a text.
   *
   * @param ids token ids including special tokens, never empty
   * @param cut whether the text was truncated
   */
  @SuppressWarnings("ArrayRecordComponent")
  public // never compared
  record Input(long[] ids, boolean cut) {}

  /** The ids of {@link #input}. */
  public long[] ids(String text, int most) {
    return input(text, most).ids();
  }

  /** The input for a text, truncated to a number of tokens including the special ones. */
  public Input input(String text, int most) {
    for (long size = (long) most * CHARS_PER_TOKEN; ; size *= 4) {
      boolean whole = size >= text.length();
      int end = whole ? text.length() : wordEnd(text, (int) size);
      if (whole || end > 0) {
        Encoding encoding =
            tokenizer.encode(CodePointOffsets.paired(text.substring(0, end)), true, false);
        if (whole || encoding.getIds().length > most) {
          return new Input(cut(encoding, most), encoding.getIds().length > most);
        }
      }
    }
  }

  /**
   * The end of the last word that ends at or before an index, or 0. Tokens never span white space,
   * so the tokens of a text cut there are the first tokens of the whole text.
   */
  static int wordEnd(String text, int from) {
    for (int i = from; i > 0; i--) {
      if (isSpace(text.charAt(i)) && !isSpace(text.charAt(i - 1))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** Truncates the tokens but keeps the closing special tokens. */
  private static long[] cut(Encoding encoding, int most) {
    long[] ids = encoding.getIds();
    if (ids.length == 0) {
      return new long[1];
    }
    if (ids.length <= most) {
      return ids;
    }
    long[] special = encoding.getSpecialTokenMask();
    int closing = 0;
    while (closing < most && special[ids.length - 1 - closing] == 1) {
      closing++;
    }
    long[] kept = new long[most];
    System.arraycopy(ids, 0, kept, 0, most - closing);
    System.arraycopy(ids, ids.length - closing, kept, most - closing, closing);
    return kept;
  }

  /** The spans of the tokens in Java characters, without special tokens. */
  public List<Embedder.Span> spans(String text) {
    String paired = CodePointOffsets.paired(text);
    Encoding encoding = tokenizer.encode(paired, false, false);
    CodePointOffsets.Indexes indexes = new CodePointOffsets.Indexes(paired);
    List<Embedder.Span> spans = new ArrayList<>();
    for (CharSpan span : encoding.getCharTokenSpans()) {
      if (span != null) {
        spans.add(
            new Embedder.Span(indexes.ofChar(span.getStart()), indexes.ofChar(span.getEnd())));
      }
    }
    return spans;
  }

  /** See {@link Embedder#outOfVocabularyRatio}. */
  public double outOfVocabularyRatio(String text) {
    String paired =
        CodePointOffsets.paired(text.substring(0, Math.min(text.length(), ENOUGH_CHARS)));
    Encoding encoding = tokenizer.encode(paired, false, false);
    return new OutOfVocabularyRatio(paired.codePoints().toArray())
        .of(encoding.getTokens(), encoding.getCharTokenSpans());
  }

  /**
   * The number of tokens of a text, without special tokens.
   *
   * @param count number of tokens
   * @param unknown number of unknown tokens
   */
  record Pieces(long count, long unknown) {}

  Pieces pieces(String text) {
    String[] tokens = tokenizer.encode(CodePointOffsets.paired(text), false, false).getTokens();
    return new Pieces(
        tokens.length, Arrays.stream(tokens).filter(t -> t.matches("(?i)[<\\[]unk[>\\]]")).count());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
