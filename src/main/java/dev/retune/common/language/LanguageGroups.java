package dev.retune.common.language;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sorts the texts of a workspace by language. Most languages show in the letters; texts in Latin
 * letters are English when they are so on the whole, since a short question alone does not tell.
 */
public final class LanguageGroups {
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  // frequent in English and rare in other languages; about a third of the words of a text
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "is", "are", "how", "what", "for", "with", "that", "this",
          "you", "your", "do", "does", "can", "my", "it", "from", "when", "which", "should", "have",
          "i", "not", "be", "by", "or", "there");

  private static final double ENGLISH_FROM = 0.1;
  private static final int ENOUGH_WORDS = 100_000;

  // a run of this many letters without spaces counts as a word
  private static final int LETTERS_PER_WORD = 2;

  private final boolean english;

  private LanguageGroups(boolean english) {
    this.english = english;
  }

  /** The groups of these texts, and of others like them. */
  public static LanguageGroups of(Collection<String> texts) {
    long words = 0;
    long frequent = 0;
    for (String text : texts) {
      if (words > ENOUGH_WORDS) {
        break;
      }
      if (byLetters(text) == TextLanguage.LATIN) {
        for (String word : (Iterable<String>) words(text)::iterator) {
          words++;
          frequent += ENGLISH.contains(word) ? 1 : 0;
        }
      }
    }
    return new LanguageGroups(words > 0 && frequent >= ENGLISH_FROM * words);
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT));
  }

  /** The language of a text: the one that most of its words are in. */
  public TextLanguage language(String text) {
    TextLanguage language = byLetters(text);
    return language == TextLanguage.LATIN && english ? TextLanguage.ENGLISH : language;
  }

  private static TextLanguage byLetters(String text) {
    Map<TextLanguage, Integer> words = new EnumMap<>(TextLanguage.class);
    TextLanguage run = TextLanguage.NONE;
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      TextLanguage next =
          Character.isLetter(point) ? TextLanguage.of(UnicodeScript.of(point)) : TextLanguage.NONE;
      if (next != run) {
        count(words, run, length);
        run = next;
        length = 0;
      }
      length++;
    }
    count(words, run, length);
    if (words.containsKey(TextLanguage.JAPANESE)) {
      // Japanese is written with Chinese characters too
      words.merge(TextLanguage.JAPANESE, words.getOrDefault(TextLanguage.CHINESE, 0), Integer::sum);
      words.remove(TextLanguage.CHINESE);
    }
    // on a tie Latin loses: names of products are written in it everywhere
    return words.entrySet().stream()
        .max(
            Comparator.comparingInt((Map.Entry<TextLanguage, Integer> each) -> each.getValue())
                .thenComparing(each -> each.getKey() != TextLanguage.LATIN))
        .map(Map.Entry::getKey)
        .orElse(TextLanguage.NONE);
  }

  private static void count(Map<TextLanguage, Integer> words, TextLanguage of, int length) {
    if (of != TextLanguage.NONE && length > 0) {
      words.merge(of, of.isUnspaced() ? Math.ceilDiv(length, LETTERS_PER_WORD) : 1, Integer::sum);
    }
  }
}
