package dev.retune.common.i18n;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.MessageFormat;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the form of Korean particles behind an argument, which depends on the sound before it. A
 * pattern has both forms, such as {@code {0}을(를)}; both remain where the sound is not known.
 */
final class KoreanParticles {
  private static final List<Particle> ALL =
      List.of(
          new Particle("은(는)", "은", "는"),
          new Particle("이(가)", "이", "가"),
          new Particle("을(를)", "을", "를"),
          new Particle("와(과)", "과", "와"),
          new Particle("(이)라", "이라", "라"),
          new Particle("(으)로", "으로", "로"));

  private record Particle(String both, String afterConsonant, String afterVowel) {
    String after(LastSound sound) {
      return switch (sound) {
        case UNKNOWN -> both;
        case VOWEL -> afterVowel;
        case CONSONANT -> afterConsonant;
        case RIEUL -> both.equals("(으)로") ? afterVowel : afterConsonant;
      };
    }
  }

  private KoreanParticles() {}

  /** Whether a pattern has a particle in both forms. */
  static boolean areIn(String pattern) {
    return ALL.stream().anyMatch(particle -> pattern.contains(particle.both()));
  }

  /** Formats a message. What the arguments say themselves is left as it is. */
  static String format(MessageFormat message, Object[] args) {
    StringBuilder formatted = new StringBuilder();
    BitSet quoted = new BitSet();
    AttributedCharacterIterator parts = message.formatToCharacterIterator(args);
    for (char c = parts.first(); c != CharacterIterator.DONE; c = parts.next()) {
      quoted.set(formatted.length(), parts.getAttribute(MessageFormat.Field.ARGUMENT) != null);
      formatted.append(c);
    }
    String text = formatted.toString();
    StringBuilder chosen = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int here = at;
      Optional<Particle> particle =
          ALL.stream()
              .filter(one -> !quoted.get(here) && text.startsWith(one.both(), here))
              .findFirst();
      if (particle.isPresent()) {
        chosen.append(particle.get().after(LastSound.of(text.substring(0, at))));
        at += particle.get().both().length();
      } else {
        chosen.append(text.charAt(at));
        at++;
      }
    }
    return chosen.toString();
  }
}
