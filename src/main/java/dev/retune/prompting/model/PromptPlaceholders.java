package dev.retune.prompting.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Placeholders of a prompt, such as {@code {{context}}}: those for the question and for the
 * retrieved passages are known by their usual names.
 */
public final class PromptPlaceholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");
  private static final Set<String> QUESTION =
      Set.of("question", "query", "input", "user_message", "message");
  private static final Set<String> PASSAGES =
      Set.of("context", "contexts", "documents", "passages", "sources", "retrieved");

  private PromptPlaceholders() {}

  /** Returns the names of all placeholders. */
  public static Set<String> in(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of those that a run cannot fill. */
  public static Set<String> unknownIn(String text) {
    Set<String> unknown = new TreeSet<>(in(text));
    unknown.removeIf(name -> QUESTION.contains(name) || PASSAGES.contains(name));
    return unknown;
  }

  /** Whether the passages have a place in the text. */
  public static boolean hasPassages(String text) {
    return in(text).stream().anyMatch(PASSAGES::contains);
  }

  /** Fills the placeholders. */
  public static String filled(String text, String question, List<String> passages) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value =
                  QUESTION.contains(name)
                      ? question
                      : PASSAGES.contains(name) ? joined(passages) : found.group();
              return Matcher.quoteReplacement(value);
            });
  }

  /** Returns numbered passages as one text. */
  public static String joined(List<String> passages) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < passages.size(); i++) {
      all.append(i == 0 ? "" : "\n\n").append('[').append(i + 1).append("] ");
      all.append(passages.get(i));
    }
    return all.toString();
  }
}
