package dev.retune.prompting.drafting;

import java.util.List;

/**
 * What a draft is made from.
 *
 * @param questions what users asked, different ones only
 * @param answers what reviewers would have answered
 */
public record DraftMaterial(List<String> questions, List<String> answers) {
  private static final int MOST = 20;
  private static final int LONGEST = 4_000;

  /** Keeps the first of many and of long ones the beginning. */
  public DraftMaterial {
    questions = kept(questions);
    answers = kept(answers);
  }

  private static List<String> kept(List<String> texts) {
    return texts.stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST)
        .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
        .toList();
  }
}
