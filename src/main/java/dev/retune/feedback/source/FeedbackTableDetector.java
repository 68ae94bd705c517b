package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Detects whether an unused table appears to contain user feedback. */
final class FeedbackTableDetector {
  private static final Set<String> WORDS =
      Set.of(
          "feedback",
          "feedbacks",
          "vote",
          "votes",
          "rating",
          "ratings",
          "thumb",
          "thumbs",
          "reaction",
          "reactions",
          "annotation",
          "annotations",
          "score",
          "scores",
          "평가");
  private static final Set<String> VALUES =
      Set.of(
          "feedback",
          "vote",
          "rating",
          "reaction",
          "thumb",
          "thumbs",
          "feedbacktype",
          "votetype",
          "liked",
          "value",
          "label",
          "score",
          "thumbup",
          "thumbsup",
          "feedbackscore",
          "평가");
  // unambiguous regardless of the table's name
  private static final Set<String> CLEAR =
      Set.of(
          "feedback",
          "vote",
          "rating",
          "reaction",
          "thumb",
          "thumbs",
          "thumbup",
          "thumbsup",
          "liked",
          "feedbackscore",
          "userfeedback",
          "userrating");

  private FeedbackTableDetector() {}

  /** By its name together with a column that may contain votes. */
  static boolean byName(SourceTable table) {
    boolean usual =
        RowKind.VOTE.names().stream()
            .anyMatch(
                name -> NameNormalizer.normal(name).equals(NameNormalizer.normal(table.name())));
    return usual || (words(table.name()).stream().anyMatch(WORDS::contains) && has(table, VALUES));
  }

  /** By a column that unambiguously contains votes. */
  static boolean byColumn(SourceTable table) {
    return has(table, CLEAR);
  }

  private static boolean has(SourceTable table, Set<String> columns) {
    return table.columnNames().stream().map(NameNormalizer::normal).anyMatch(columns::contains);
  }

  // handles message_feedbacks, MessageFeedback and message-feedback
  private static List<String> words(String name) {
    return Arrays.stream(name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
