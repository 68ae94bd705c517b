package dev.retune.feedback.mapping;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Retune looks for in a row. A {@link TableMapping} names its columns by these names, in any
 * spelling ({@code createdAt}, {@code created_at}).
 */
public enum RowField {
  /** The row's own id. */
  ID(200),
  /** A document's collection. */
  ORIGIN(200),
  /** Where a document can be read. */
  URI(4_000),
  /** A document's title. */
  TITLE(4_000),
  /** The part of the titled text that a document is. */
  SECTION(4_000),
  /** A document's text. */
  BODY(RowField.TEXT),
  /** Who asked. */
  USER_ID(200),
  /** What was asked. */
  QUESTION(RowField.TEXT),
  /** What was answered. */
  ANSWER(RowField.TEXT),
  /** The document that an answer was made from. */
  DOCUMENT_ID(200),
  /** The model that answered. */
  MODEL(200),
  /** The prompt that the model was given. */
  PROMPT_VERSION(200),
  /** The conversation that a vote or an evaluation is about. */
  CONVERSATION_ID(200),
  /** Like or dislike. */
  VOTE(200),
  /** Whether it is a dislike, where likes and dislikes are in columns of their own. */
  DISLIKED(200),
  /** Why. */
  REASON(RowField.TEXT),
  /** Who voted. */
  VOTER(200),
  /** A number. */
  SCORE(200),
  /** A remark on a score. */
  COMMENT(RowField.TEXT),
  /** When the row came to be. */
  CREATED_AT(200),
  /** When the row was last changed. */
  UPDATED_AT(200);

  /** The longest text that is taken, in characters. */
  public static final int TEXT = 1_000_000;

  private static final List<String> QUESTIONS =
      List.of(
          "user_message",
          "question",
          "prompt",
          "query",
          "input",
          "user_input",
          "user_query",
          "user_question",
          "user_prompt",
          "user_text",
          "request",
          "질문");
  private static final List<String> ANSWERS =
      List.of(
          "ai_response",
          "answer",
          "response",
          "completion",
          "output",
          "ai_message",
          "ai_answer",
          "assistant_message",
          "assistant_response",
          "bot_response",
          "bot_message",
          "model_output",
          "reply",
          "답변");
  private static final List<String> TIMES =
      List.of(
          "created_at",
          "timestamp",
          "time",
          "ts",
          "tstamp",
          "date",
          "created",
          "datetime",
          "date_time",
          "created_date",
          "created_time",
          "created_on",
          "create_time",
          "create_date",
          "createtime",
          "date_created",
          "inserted_at",
          "submitted_at",
          "sent_at",
          "sent_date",
          "start_time",
          "started_at",
          "일시",
          "생성일시",
          "등록일시",
          "작성일시",
          "생성일",
          "등록일",
          "작성일",
          "날짜",
          "시각",
          "시간");
  private static final List<String> VOTE_TIMES =
      List.of(
          "feedback_at",
          "feedback_date",
          "feedback_time",
          "feedback_created_at",
          "voted_at",
          "rated_at",
          "평가일시",
          "평가일");
  private static final List<String> ANSWER_TIMES =
      List.of(
          "answered_at",
          "answer_date",
          "message_date",
          "message_time",
          "message_created_at",
          "asked_at",
          "답변일시",
          "질문일시");
  // the answer's id before its thread's
  private static final List<String> CONVERSATIONS =
      List.of(
          "conversation_log_id",
          "conversation_external_id",
          "message_id",
          "answer_id",
          "response_id",
          "interaction_id",
          "chat_log_id",
          "log_id",
          "trace_id",
          "conversation_id",
          "chat_id",
          "conversation");
  private static final List<String> CHANGES =
      List.of("updated_at", "modified_at", "last_modified", "changed_at");

  private static final Map<RowKind, Map<RowField, List<String>>> GUESSES =
      Map.of(
          RowKind.DOCUMENT,
          Map.of(
              ID, List.of("id", "document_id", "doc_id", "article_id", "uuid"),
              ORIGIN, List.of("source", "origin", "domain", "collection", "category"),
              URI, List.of("uri", "url", "link", "href"),
              TITLE, List.of("title", "name", "subject", "heading"),
              SECTION, List.of("section", "chapter", "subtitle", "subheading"),
              BODY, List.of("body", "content", "text", "passage", "본문"),
              UPDATED_AT, concat(CHANGES, TIMES)),
          RowKind.CONVERSATION,
          Map.of(
              ID, concat(List.of("id", "uuid"), CONVERSATIONS),
              USER_ID,
                  List.of(
                      "user_id",
                      "user",
                      "username",
                      "customer_id",
                      "user_name",
                      "from_end_user_id",
                      "end_user_id"),
              QUESTION, QUESTIONS,
              ANSWER, ANSWERS,
              DOCUMENT_ID, List.of("document_id", "doc_id", "document", "source_document_id"),
              MODEL, List.of("model", "model_name", "llm", "model_version"),
              PROMPT_VERSION, List.of("prompt_version", "prompt_id", "prompt_name"),
              CREATED_AT, concat(ANSWER_TIMES, TIMES),
              UPDATED_AT, CHANGES),
          RowKind.VOTE,
          Map.of(
              DISLIKED,
                  List.of(
                      "disliked",
                      "thumb_down",
                      "thumbs_down",
                      "is_disliked",
                      "downvoted",
                      "down_voted",
                      "싫어요"),
              ID, List.of("id", "feedback_id", "vote_id", "rating_id", "uuid"),
              CONVERSATION_ID, CONVERSATIONS,
              VOTE,
                  List.of(
                      "feedback",
                      "vote",
                      "rating",
                      "reaction",
                      "thumb",
                      "thumbs",
                      "thumb_up",
                      "thumbs_up",
                      "feedback_type",
                      "feedback_rating",
                      "feedback_value",
                      "user_feedback",
                      "vote_type",
                      "liked",
                      "is_liked",
                      "upvoted",
                      "좋아요",
                      "평가",
                      "value",
                      "label"),
              REASON,
                  List.of(
                      "reason",
                      "comment",
                      "note",
                      "feedback_text",
                      "feedback_reason",
                      "feedback_comment",
                      "feedback_content",
                      "remark",
                      "사유",
                      "text",
                      "content"),
              VOTER,
                  List.of(
                      "voter",
                      "voter_id",
                      "user_id",
                      "user",
                      "username",
                      "from_end_user_id",
                      "end_user_id"),
              CREATED_AT, concat(VOTE_TIMES, TIMES),
              UPDATED_AT, CHANGES),
          RowKind.EVALUATION,
          Map.of(
              ID,
              List.of("id", "evaluation_id", "eval_id", "uuid"),
              CONVERSATION_ID,
              CONVERSATIONS,
              SCORE,
              List.of("score", "rating", "grade"),
              COMMENT,
              List.of("comment", "note", "remark", "reason"),
              CREATED_AT,
              TIMES,
              UPDATED_AT,
              CHANGES));

  private final int longest;

  RowField(int longest) {
    this.longest = longest;
  }

  /** The longest value that is taken, in characters. */
  public int longest() {
    return longest;
  }

  /** As a mapping spells it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fields of a kind of row, each with its likely column names in the order of likelihood. */
  public static Map<RowField, List<String>> guesses(RowKind kind) {
    return GUESSES.getOrDefault(kind, Map.of());
  }

  /**
   * The field of a name in a mapping.
   *
   * @throws InvalidInputException when it is none of that kind of row
   */
  public static RowField ofName(RowKind kind, String name) {
    for (RowField field : values()) {
      if (guesses(kind).containsKey(field)
          && NameNormalizer.normal(field.name()).equals(NameNormalizer.normal(name))) {
        return field;
      }
    }
    throw new InvalidInputException(
        "feedback.mappingField",
        name,
        Arrays.stream(values())
            .filter(guesses(kind)::containsKey)
            .map(RowField::text)
            .collect(Collectors.joining(", ")));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }
}
