package dev.retune.feedback.model;

import dev.retune.feedback.mapping.SourceMapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rows, each with the usual names of its table or type. */
public enum RowKind {
  DOCUMENT(
      "document",
      "documents",
      "knowledge",
      "knowledge_base",
      "article",
      "articles",
      "page",
      "pages",
      "chunk",
      "chunks"),
  CONVERSATION(
      "conversation_log",
      "conversation_logs",
      "conversation",
      "conversations",
      "chat_log",
      "chat_logs",
      "chat",
      "chats",
      "message",
      "messages",
      "chat_message",
      "chat_messages",
      "chat_history",
      "interaction",
      "interactions",
      "qa_log"),
  VOTE(
      "feedback_log",
      "feedback_logs",
      "feedback",
      "feedbacks",
      "vote",
      "votes",
      "rating",
      "ratings",
      "reaction",
      "reactions",
      "user_feedback",
      "message_feedback",
      "chat_feedback"),
  EVALUATION(
      "conversation_evaluation",
      "conversation_evaluations",
      "evaluation",
      "evaluations",
      "eval",
      "evals",
      "score",
      "scores");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> names;

  RowKind(String... names) {
    this.names = List.of(names);
  }

  /** Usual names, most likely first. */
  public List<String> names() {
    return names;
  }

  /** Its name in a {@link SourceMapping}. */
  public String mappingName() {
    return name().toLowerCase(Locale.ROOT) + "s";
  }

  /** The kind denoted by the value of a {@code type} field. */
  public static Optional<RowKind> ofType(String type) {
    String wanted = NameNormalizer.normal(type);
    for (RowKind kind : values()) {
      if (kind.names.stream().anyMatch(name -> NameNormalizer.normal(name).equals(wanted))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
