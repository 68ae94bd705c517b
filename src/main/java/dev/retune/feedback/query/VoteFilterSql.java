package dev.retune.feedback.query;

import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL conditions of a filter on {@code feedback_log}, and a sort order that an index can deliver:
 * columns fixed by an equality condition are prepended to the order, which does not change the
 * result but makes H2 choose the right index.
 */
final class VoteFilterSql {
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private String order = "";

  /**
   * For a filter.
   *
   * @param source id of the filter's source; null when the filter does not restrict the source
   */
  private VoteFilterSql(VoteFilter filter, @Nullable Long source, ReviewedAnswers reviewed) {
    conditions.add("conversation_id is not null");
    filter.from().ifPresent(at -> add("created_at >= ?", at));
    filter.to().ifPresent(at -> add("created_at < ?", at));
    Optional<String> code = filter.reasonCode().or(() -> likesCode(filter));
    if (code.isPresent()) {
      // codes belong to dislikes; likes have the empty code
      add("feedback = ?", filter.value().orElse(Vote.Value.DISLIKE));
      add("reason_code = ?", code.get());
      order = "feedback desc, reason_code desc, ";
    } else {
      // dislikes with any code; "<>" keeps H2 from choosing an index that requires sorting
      filter.value().ifPresent(dislike -> add("feedback <> ?", Vote.Value.LIKE));
      if (source != null) {
        order = "source_id desc, ";
      }
    }
    if (source != null) {
      add("source_id = ?", source);
    }
    if (!order.isEmpty() && filter.from().isEmpty()) {
      // otherwise H2 uses the foreign key's index, which does not include the time
      add("created_at >= ?", BEGINNING);
    }
    filter.topic().ifPresent(this::addTopic);
    filter.reviewed().ifPresent(wanted -> addReviewed(wanted, reviewed));
  }

  /** For a filter that does not restrict the source. */
  static VoteFilterSql of(VoteFilter filter, ReviewedAnswers reviewed) {
    return new VoteFilterSql(filter, null, reviewed);
  }

  /** For a filter on the source with an id. */
  static VoteFilterSql of(VoteFilter filter, long source, ReviewedAnswers reviewed) {
    return new VoteFilterSql(filter, source, reviewed);
  }

  private static Optional<String> likesCode(VoteFilter filter) {
    return filter.value().filter(Vote.Value.LIKE::equals).map(like -> "");
  }

  private void addReviewed(boolean wanted, ReviewedAnswers reviewed) {
    if (wanted) {
      conditions.add("conversation_id in (" + reviewed.decided() + ")");
      // joins from decisions to votes, because there are far fewer decisions than votes
      order = "";
    } else {
      conditions.add("not " + reviewed.isDecided("feedback_log.conversation_id"));
    }
  }

  private void addTopic(long topic) {
    add("id in (select vote_id from vote_topic where topic_id = ?)", topic);
    // a vote that was changed into a like keeps its topic
    conditions.add("feedback <> 'like'");
    // joins from the topic to votes, because it has far fewer
    order = "";
  }

  private void add(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  /** Restricts to the rows after a cursor. */
  VoteFilterSql after(VoteCursor cursor) {
    // the redundant range condition lets the database use the index
    add("created_at <= ?", cursor.at());
    conditions.add("(created_at < ? or id < ?)");
    values.add(cursor.at());
    values.add(cursor.id());
    return this;
  }

  /** Restricts to a time span. */
  VoteFilterSql within(Instant from, Instant to) {
    add("created_at >= ?", from);
    add("created_at < ?", to);
    return this;
  }

  /** Query for the ids, newest first. */
  String ids(int limit) {
    return "select id from feedback_log where "
        + where()
        + " order by "
        + order
        + "created_at desc, id desc fetch first "
        + limit
        + " rows only";
  }

  String where() {
    return String.join(" and ", conditions);
  }

  List<Object> values() {
    return values;
  }
}
