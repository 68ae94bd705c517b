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
 * Fields that are read from a row. A {@link TableMapping} uses these names in any spelling ({@code
 * createdAt}, {@code created_at}).
 */
public enum RowField {
  /** Id of the row. */
  ID(200),
  /** Collection of a document. */
  ORIGIN(200),
  /** Address where a document can be read. */
  URI(4_000),
  /** Title of a document. */
  TITLE(4_000),
  /** Section of the titled text. */
  SECTION(4_000),
  /** Text of a document. */
  BODY(RowField.TEXT),
  /** User who asked. */
  USER_ID(200),
  /** The user's question. */
  QUESTION(RowField.TEXT),
  /** The assistant's answer. */
  ANSWER(RowField.TEXT),
  /** Id of the document that an answer is based on, or a JSON array of several, best first. */
  DOCUMENT_ID(RowField.TEXT),
  /**
   * Ids of the documents that an answer was given, best first: a JSON array, a list separated by
   * commas, or an array of PostgreSQL.
   */
  DOCUMENT_IDS(RowField.TEXT),
  /** Model that answered. */
  MODEL(200),
  /** Version of the prompt. */
  PROMPT_VERSION(200),
  /** Id of the conversation that a vote or an evaluation refers to. */
  CONVERSATION_ID(200),
  /** Like or dislike. */
  VOTE(200),
  /** Whether the vote is a dislike, where likes and dislikes have separate columns. */
  DISLIKED(200),
  /** Reason of a vote. */
  REASON(RowField.TEXT),
  /** User who voted. */
  VOTER(200),
  /** Numeric score. */
  SCORE(200),
  /** Comment on a score. */
  COMMENT(RowField.TEXT),
  /** Time when the row was created. */
  CREATED_AT(200),
  /** Time when the row was last changed. */
  UPDATED_AT(200);

  /** Maximum length of a long text, in characters. */
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
  // answer ids take precedence over thread ids
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
              DOCUMENT_IDS,
                  List.of(
                      "document_ids",
                      "doc_ids",
                      "source_document_ids",
                      "retrieved_document_ids",
                      "retrieved_ids"),
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

  /** Maximum length of a value, in characters. */
  public int longest() {
    return longest;
  }

  /** Its name in a mapping. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Fields of a kind, each with its usual column names, most likely first. */
  public static Map<RowField, List<String>> guesses(RowKind kind) {
    return GUESSES.getOrDefault(kind, Map.of());
  }

  /**
   * The field with a name used in a mapping.
   *
   * @throws InvalidInputException when the kind has no such field
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
