package dev.retune.prompting.revision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sequences of five words in a text, without regard to case and punctuation. In scripts without
 * spaces, ten characters in a row count as five words.
 */
final class WordSequences {
  private static final int WORDS = 5;
  private static final int CHARACTERS = 10;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern DENSE =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}ー]{" + CHARACTERS + ",}");

  private final Set<String> sequences;

  private WordSequences(Set<String> sequences) {
    this.sequences = sequences;
  }

  static WordSequences of(String text) {
    return new WordSequences(new HashSet<>(list(text)));
  }

  /** Without those of another text. */
  WordSequences without(WordSequences other) {
    Set<String> rest = new HashSet<>(sequences);
    rest.removeAll(other.sequences);
    return new WordSequences(rest);
  }

  /** Returns a sequence that also appears in a text. */
  Optional<String> sharedWith(String text) {
    return sequences.isEmpty()
        ? Optional.empty()
        : list(text).stream().filter(sequences::contains).findFirst();
  }

  private static List<String> list(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    List<String> words = WORD.matcher(plain).results().map(r -> r.group()).toList();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      found.add(String.join(" ", words.subList(i, i + WORDS)));
    }
    Matcher dense = DENSE.matcher(plain);
    while (dense.find()) {
      String run = dense.group();
      for (int i = 0; i + CHARACTERS <= run.length(); i++) {
        found.add(run.substring(i, i + CHARACTERS));
      }
    }
    return found;
  }
}
