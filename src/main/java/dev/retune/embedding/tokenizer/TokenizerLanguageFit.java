package dev.retune.embedding.tokenizer;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model's tokenizer fits the script of some texts. If it splits every letter, or does
 * not know the letters, the model was trained on other languages: English models score 37 to 42 on
 * KorSTS, a multilingual one 77.
 *
 * @param script the script of most letters, such as {@code HANGUL}
 * @param share its share of all letters, 0 to 1
 * @param pieces tokens per letter of the words in that script
 * @param unknown share of unknown tokens among these, 0 to 1
 */
public record TokenizerLanguageFit(
    UnicodeScript script, double share, double pieces, double unknown) {
  // matching models need 0.2 to 0.8 tokens per letter for English and Korean, about 1 for Chinese
  private static final double MANY_PIECES = 1.25;
  private static final double MANY_UNKNOWN = 0.1;

  /** Whether the user should choose another model for these texts. */
  public boolean isPoor() {
    return pieces > MANY_PIECES || unknown > MANY_UNKNOWN;
  }

  /** Measures texts; texts without letters count as Latin script that fits. */
  public static TokenizerLanguageFit of(List<String> texts, ModelTokenizer tokenizer) {
    Map<UnicodeScript, Long> letters = new EnumMap<>(UnicodeScript.class);
    texts.forEach(
        text ->
            text.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> letters.merge(UnicodeScript.of(c), 1L, Long::sum)));
    long all = letters.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return new TokenizerLanguageFit(UnicodeScript.LATIN, 0, 0, 0);
    }
    var most = letters.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    long count = 0;
    long unknown = 0;
    for (String text : texts) {
      ModelTokenizer.Pieces pieces = tokenizer.pieces(wordsIn(text, most.getKey()));
      count += pieces.count();
      unknown += pieces.unknown();
    }
    return new TokenizerLanguageFit(
        most.getKey(),
        (double) most.getValue() / all,
        (double) count / most.getValue(),
        count == 0 ? 0 : (double) unknown / count);
  }

  private static String wordsIn(String text, UnicodeScript script) {
    StringBuilder words = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isLetter(c) && UnicodeScript.of(c) == script ? c : ' ')
        .forEach(words::appendCodePoint);
    return words.toString();
  }
}
