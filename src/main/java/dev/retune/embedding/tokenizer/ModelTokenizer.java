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

/** A tokenizer file at work. Safe for several threads. */
public final class ModelTokenizer implements AutoCloseable {
  /** More than any language's average, so that one try is nearly always enough. */
  private static final int CHARS_PER_TOKEN = 16;

  // a text's language shows in its beginning
  private static final int ENOUGH_CHARS = 2_000;

  private final HuggingFaceTokenizer tokenizer;

  /**
   * Loads the file.
   *
   * @throws InvalidInputException when it is no tokenizer
   */
  public ModelTokenizer(Path file) {
    try {
      // the file's own truncation and padding are set aside
      tokenizer =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optTruncation(false)
              .optPadding(false)
              .build();
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(e, "embedding.brokenTokenizer", file.toString());
    }
  }

  /**
   * What a model is given of a text.
   *
   * @param ids token ids with the special tokens, never empty
   * @param cut whether the text has more
   */
  @SuppressWarnings("ArrayRecordComponent")
  public // never compared
  record Input(long[] ids, boolean cut) {}

  /** The ids of {@link #input}. */
  public long[] ids(String text, int most) {
    return input(text, most).ids();
  }

  /** At most so many tokens of a text, the special ones included. */
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
   * Where the last word that ends by this index ends, or 0: tokens never reach across white space,
   * so those of a text cut there are the first tokens of the whole text.
   */
  private static int wordEnd(String text, int from) {
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

  /** Keeps the closing special tokens behind what is kept of the text. */
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

  /** Where each token stands, in Java characters, special tokens left out. */
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
   * How a text breaks up, special tokens left out.
   *
   * @param count tokens
   * @param unknown those that stand for what the tokenizer does not know
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
