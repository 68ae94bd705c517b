package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognizes Retune's own exports by their column names. */
public final class RetuneExportFormat {
  /** The column with the source of each row. */
  public static final String SOURCE = "source";

  static final SourceMapping MAPPING =
      SourceMapping.GUESSED
          .withConversations(
              new TableMapping(
                  Optional.empty(),
                  Map.of(
                      "id", "conversation_id",
                      "question", "user_message",
                      "answer", "ai_response",
                      "user_id", "user_id")))
          .withVotes(
              new TableMapping(
                  Optional.empty(),
                  Map.of(
                      "id", "id",
                      "conversation_id", "conversation_id",
                      "vote", "feedback",
                      "reason", "reason",
                      "voter", "voter",
                      "created_at", "created_at")));

  private static final Set<String> FEEDBACK =
      Set.of(
          "id",
          SOURCE,
          "conversation_id",
          "feedback",
          "reason_code",
          "reason_confidence",
          "user_message",
          "ai_response");
  private static final Set<String> DECISIONS =
      Set.of("reviewer", "verdict", "corrected_answer", "decided_at", "undone_at");
  private static final Set<String> CHANGES =
      Set.of("fix", "document_id", "action", "before_hash", "cited");
  private static final Set<String> GOLDEN = Set.of("question", "document_id");

  private RetuneExportFormat() {}

  /** Whether the columns are those of a feedback export. */
  public static boolean isFeedback(List<String> names) {
    return names.containsAll(FEEDBACK);
  }

  /**
   * Message key with advice for an export other than feedback; empty when the columns are not from
   * Retune.
   */
  public static Optional<String> otherAdvice(List<String> names) {
    if (names.containsAll(DECISIONS)) {
      return Optional.of("feedback.exportedDecisions");
    }
    if (names.containsAll(CHANGES)) {
      return Optional.of("feedback.exportedChanges");
    }
    Set<String> named =
        names.stream().filter(name -> !name.startsWith(SOURCE)).collect(Collectors.toSet());
    return named.equals(GOLDEN) ? Optional.of("feedback.exportedGolden") : Optional.empty();
  }
}
