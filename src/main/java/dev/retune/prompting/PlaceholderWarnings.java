package dev.retune.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.model.PromptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warns of placeholders that the product may not fill once a version is live: those that differ
 * from the live version's, or, when none is live, those whose names are unknown.
 */
public final class PlaceholderWarnings {
  private PlaceholderWarnings() {}

  /** Returns a sentence about unknown names, in the language of the texts, or nothing. */
  public static List<String> of(PromptVersion version, Texts texts) {
    Set<String> unknown = PromptPlaceholders.unknownIn(version.text());
    return sentence("prompts.placeholders.unknown", version, unknown, texts);
  }

  /** Returns one sentence for each kind of difference, in the language of the texts. */
  public static List<String> of(PromptVersion version, PromptVersion live, Texts texts) {
    Set<String> own = PromptPlaceholders.in(version.text());
    Set<String> known = PromptPlaceholders.in(live.text());
    List<String> warnings = new ArrayList<>();
    warnings.addAll(sentence("prompts.placeholders.added", version, without(own, known), texts));
    warnings.addAll(sentence("prompts.placeholders.missing", version, without(known, own), texts));
    return warnings;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  private static List<String> sentence(
      String key, PromptVersion version, Set<String> names, Texts texts) {
    return names.isEmpty()
        ? List.of()
        : List.of(texts.get(key, version.shown(), String.join(", ", names)));
  }
}
