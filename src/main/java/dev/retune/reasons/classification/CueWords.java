package dev.retune.reasons.classification;

import dev.retune.reasons.model.NormalizedText;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Words that point to a code. English ones are looked for as whole words. Korean ones are stems
 * that stand anywhere, for writers differ in where they put spaces; {@code …} between two stems
 * allows anything there, and a {@code ?} at the end marks one that alone says little.
 *
 * @param parts in their order
 * @param anywhere whether also within words
 * @param weak whether it counts less
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

  /** Whether it stands in a text. */
  boolean isIn(NormalizedText words) {
    return !found(words).isEmpty();
  }

  /** Which letters of the text it covers; none when it is not in it. */
  BitSet found(NormalizedText words) {
    String text = anywhere ? words.squeezed() : words.spaced();
    BitSet letters = new BitSet();
    int from = 0;
    for (String part : parts) {
      int at = text.indexOf(part, from);
      if (at < 0) {
        return new BitSet();
      }
      from = at + part.length();
      letters.set(at, from);
    }
    return letters;
  }
}
