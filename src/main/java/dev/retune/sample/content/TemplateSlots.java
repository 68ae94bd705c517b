package dev.retune.sample.content;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code {slot}} with its value, capitalizes the sentence and resolves Korean particles:
 * {@code (은/는)} becomes the form that fits the preceding sound.
 */
final class TemplateSlots {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern PARTICLE = Pattern.compile("(.)\\(([가-힣]+)/([가-힣]+)\\)");
  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  // Unicode orders syllables by final consonant in groups of 28: index 0 has none, index 8 is
  // rieul
  private static final int FINALS = 28;
  private static final int RIEUL = 8;

  private final Map<String, String> values;

  TemplateSlots(Map<String, String> values) {
    this.values = values;
  }

  List<String> fill(List<String> patterns) {
    return patterns.stream().map(this::fill).toList();
  }

  String fill(String pattern) {
    String text =
        SLOT.matcher(pattern).replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1))));
    String settled =
        PARTICLE
            .matcher(text)
            .replaceAll(
                at ->
                    Matcher.quoteReplacement(
                        at.group(1) + particle(at.group(1).charAt(0), at.group(2), at.group(3))));
    return settled.substring(0, 1).toUpperCase(Locale.ROOT) + settled.substring(1);
  }

  private String value(String slot) {
    String value = values.get(slot);
    if (value == null) {
      throw new IllegalStateException("no value for {" + slot + "} in " + values.get("id"));
    }
    return value;
  }

  private static String particle(char before, String afterConsonant, String afterVowel) {
    if (before < HANGUL_FIRST || before > HANGUL_LAST) {
      return afterVowel;
    }
    int last = (before - HANGUL_FIRST) % FINALS;
    boolean vowel = last == 0 || (last == RIEUL && afterVowel.equals("로"));
    return vowel ? afterVowel : afterConsonant;
  }
}
