package dev.retune.embedding.tokenizer;

/** Bridges Java's UTF-16 indexes and the code point indexes of tokenizers. */
final class CodePointOffsets {
  private CodePointOffsets() {}

  /** Replaces unpaired surrogates by U+FFFD; the length stays the same. */
  static String paired(String text) {
    char[] mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (mended == null) {
        mended = text.toCharArray();
      }
      mended[i] = '\ufffd';
    }
    return mended == null ? text : new String(mended);
  }

  /** Converts ascending code point indexes of a text to character indexes. */
  static final class Indexes {
    private final int[] starts;

    Indexes(String text) {
      int points = text.codePointCount(0, text.length());
      starts = points == text.length() ? new int[0] : new int[points + 1];
      for (int i = 0, at = 0; i < starts.length; i++) {
        starts[i] = at;
        at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
      }
    }

    int ofChar(int point) {
      return starts.length == 0 ? point : starts[point];
    }
  }
}
