package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.UnreadTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Detects whether an unused table appears to contain user feedback or documents. */
final class UnreadTableDetector {
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

  private static final Set<String> DOCUMENT_NAMES =
      Set.of(
          "document",
          "documents",
          "doc",
          "docs",
          "knowledge",
          "kb",
          "article",
          "articles",
          "page",
          "pages",
          "passage",
          "passages",
          "chunk",
          "chunks",
          "faq",
          "faqs",
          "manual",
          "manuals");
  // Korean names are written without separators
  private static final List<String> KOREAN_DOCUMENT_NAMES = List.of("문서", "지식", "매뉴얼");
  // tables that only join or label documents have none of these
  private static final Set<String> TEXT_COLUMNS =
      Set.of("body", "content", "contents", "text", "passage", "본문", "내용");

  private UnreadTableDetector() {}

  /** Returns the kind of rows that an unused table appears to contain; empty for neither. */
  static Optional<UnreadTable> detect(SourceTable table) {
    if (byName(table)) {
      return Optional.of(new UnreadTable(table.fullName(), RowKind.VOTE, table.columnNames()));
    }
    return isDocuments(table)
        ? Optional.of(new UnreadTable(table.fullName(), RowKind.DOCUMENT, table.columnNames()))
        : Optional.empty();
  }

  private static boolean isDocuments(SourceTable table) {
    boolean named =
        words(table.name()).stream().anyMatch(DOCUMENT_NAMES::contains)
            || KOREAN_DOCUMENT_NAMES.stream().anyMatch(table.name()::contains);
    return named
        && table.columnNames().stream()
            .anyMatch(column -> words(column).stream().anyMatch(TEXT_COLUMNS::contains));
  }

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
