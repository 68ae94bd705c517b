package dev.retune.embedding.tokenizer;

/** What must be minded because Java counts characters in UTF-16 and tokenizers in code points. */
final class CodePointOffsets {
  private CodePointOffsets() {}

  /** The text with each half of a broken pair replaced by U+FFFD; as long as before. */
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

  /** Turns code point indexes of one text into character indexes. */
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
