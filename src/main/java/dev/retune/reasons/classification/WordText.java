package dev.retune.reasons.classification;

import dev.retune.reasons.model.NormalizedText;
import java.util.BitSet;

/**
 * The letters of a text without spaces, with the places where words begin.
 *
 * @param letters the text without spaces
 * @param starts positions of the first letters of words
 */
record WordText(String letters, BitSet starts) {

  static WordText of(NormalizedText words) {
    StringBuilder letters = new StringBuilder();
    BitSet starts = new BitSet();
    for (String word : words.spaced().strip().split(" ", -1)) {
      starts.set(letters.length());
      // what is counted is a word of its own
      for (int i = 1; i < word.length(); i++) {
        if (Character.isDigit(word.charAt(i - 1))) {
          starts.set(letters.length() + i);
        }
      }
      letters.append(word);
    }
    return new WordText(letters.toString(), starts);
  }

  boolean startsWord(int at) {
    return starts.get(at);
  }

  /** Whether a stretch has the end of one word and the beginning of the next, but neither whole. */
  boolean straddles(int from, int to) {
    int next = starts.nextSetBit(from + 1);
    return !startsWord(from) && next >= 0 && next < to;
  }
}
