package dev.retune.reasons.classification;

import dev.retune.reasons.model.NormalizedText;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A cue for a reason code. English cues match whole words. Korean cues are stems that match
 * anywhere, because spacing varies between writers; {@code …} between two stems matches any text,
 * and a trailing {@code ?} marks a weak cue.
 *
 * @param parts the parts in their order
 * @param anywhere whether it also matches within words
 * @param weak whether it has less weight
 */
record CueWords(List<String> parts, boolean anywhere, boolean weak) {

  static CueWords of(String written) {
    boolean weak = written.endsWith("?");
    String text = weak ? written.substring(0, written.length() - 1) : written;
    boolean korean = NormalizedText.of(text).korean();
    List<String> parts =
        Arrays.stream(text.split("…", -1))
            .map(NormalizedText::of)
            .map(words -> korean ? words.squeezed() : words.spaced())
            .filter(part -> !part.isBlank())
            .toList();
    return new CueWords(parts, korean, weak);
  }

  /** Whether an English cue occurs in a text. */
  boolean isIn(NormalizedText words) {
    return !anywhere && !found(words, new WordText("", new BitSet())).isEmpty();
  }

  /** The letters of the text that the cue covers; none when it does not occur. */
  BitSet found(NormalizedText words, WordText joined) {
    BitSet letters = new BitSet();
    int from = 0;
    for (String part : parts) {
      int at = anywhere ? next(joined, part, from) : words.spaced().indexOf(part, from);
      if (at < 0) {
        return new BitSet();
      }
      from = at + part.length();
      letters.set(at, from);
    }
    return letters;
  }

  private int next(WordText text, String part, int from) {
    int at = text.letters().indexOf(part, from);
    while (at >= 0 && (text.straddles(at, at + part.length()) || (weak && !text.startsWord(at)))) {
      at = text.letters().indexOf(part, at + 1);
    }
    return at;
  }
}
