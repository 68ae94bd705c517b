package dev.retune.feedback.query;

import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filter's conditions on {@code feedback_log} alone, with the order that lets an index give the
 * list's rows without sorting: columns held equal by a condition come first in the order, which
 * changes nothing of it but tells H2 which index to walk.
 */
final class VoteFilterSql {
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final String STANDING =
      "(select conversation_id from decision where undone_at is null)";

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private String order = "";

  /**
   * Of a filter.
   *
   * @param source the id of the filter's source
   */
  VoteFilterSql(VoteFilter filter, Optional<Long> source) {
    conditions.add("conversation_id is not null");
    filter.from().ifPresent(at -> add("created_at >= ?", at));
    filter.to().ifPresent(at -> add("created_at < ?", at));
    Optional<String> code = filter.reasonCode().or(() -> likesCode(filter));
    if (code.isPresent()) {
      // a code is a dislike's; likes have the empty one
      add("feedback = ?", filter.value().orElse(Vote.Value.DISLIKE));
      add("reason_code = ?", code.get());
      order = "feedback desc, reason_code desc, ";
    } else {
      // dislikes of every code; spelled so that H2 goes by no index that would have to be sorted
      filter.value().ifPresent(dislike -> add("feedback <> ?", Vote.Value.LIKE));
      if (source.isPresent()) {
        order = "source_id desc, ";
      }
    }
    source.ifPresent(id -> add("source_id = ?", id));
    if (!order.isEmpty() && filter.from().isEmpty()) {
      // else H2 goes by the foreign key's index, which knows no time
      add("created_at >= ?", BEGINNING);
    }
    filter.reviewed().ifPresent(this::addReviewed);
  }

  private static Optional<String> likesCode(VoteFilter filter) {
    return filter.value().filter(Vote.Value.LIKE::equals).map(like -> "");
  }

  private void addReviewed(boolean reviewed) {
    if (reviewed) {
      conditions.add("conversation_id in " + STANDING);
      // from the decisions to their votes: people decide far less than users vote
      order = "";
    } else {
      conditions.add(
          "not exists (select 1 from decision d where d.conversation_id ="
              + " feedback_log.conversation_id and d.undone_at is null)");
    }
  }

  private void add(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  /** Only what comes after a row. */
  VoteFilterSql after(Optional<VoteCursor> cursor) {
    cursor.ifPresent(
        k -> {
          // the first half lets the index do the work
          add("created_at <= ?", k.at());
          conditions.add("(created_at < ? or id < ?)");
          values.add(k.at());
          values.add(k.id());
        });
    return this;
  }

  /** Only within a stretch of time. */
  VoteFilterSql within(Instant from, Instant to) {
    add("created_at >= ?", from);
    add("created_at < ?", to);
    return this;
  }

  /** The ids, newest first, at most so many. */
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

  Object[] values() {
    return values.toArray();
  }
}
