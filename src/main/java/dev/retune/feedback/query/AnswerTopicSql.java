package dev.retune.feedback.query;

/** The topics of disliked answers as subqueries, for queries of other features. */
public final class AnswerTopicSql {
  private AnswerTopicSql() {}

  /** The topic of the conversation whose id is in a column; null when it has none. */
  public static String topicOf(String column) {
    return "(select t.topic_id from answer_topic t where t.conversation_id = " + column + ")";
  }

  /** A condition: the conversation whose id is in a column has the topic {@code :topic}. */
  public static String hasTopic(String column) {
    return column + " in (select t.conversation_id from answer_topic t where t.topic_id = :topic)";
  }
}
