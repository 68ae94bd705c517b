package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.db.Workspace;
import dev.retune.house.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fresh workspace with the services of this room, for a test. */
final class Desk implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  final Workspace workspace;
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final Sources sources;
  final FeedbackStore store;
  final Documents documents;
  final Conversations conversations;
  final Votes votes;

  Desk(Databases kind) {
    workspace = Workspace.open(kind.migrated(), FeedbackTables.entities());
    sources = new Sources(workspace, clock);
    store = new FeedbackStore(workspace, clock);
    documents = new Documents(workspace);
    conversations = new Conversations(workspace);
    votes = new Votes(workspace);
  }

  Source source(String name) {
    return sources.named(name, Source.Kind.FILES, Optional.empty());
  }

  StoreResult store(Batch batch) {
    return store.store(source("default"), batch);
  }

  /** The roll-ups, by slot, source, value and code. */
  Map<String, Long> rollups() {
    Map<String, Long> found = new TreeMap<>();
    workspace.jdbc(
        c -> {
          try (var statement = c.createStatement();
              var rows = statement.executeQuery("select * from day_rollup")) {
            while (rows.next()) {
              long day = rows.getObject("utc_day", LocalDate.class).toEpochDay();
              String key =
                  " %d %s %s"
                      .formatted(
                          rows.getLong("source_id"),
                          rows.getString("what"),
                          rows.getString("reason_code"));
              long[] numbers = Quarters.read(rows);
              assertThat(rows.getLong("total")).isEqualTo(Arrays.stream(numbers).sum());
              for (int quarter = 0; quarter < numbers.length; quarter++) {
                if (numbers[quarter] != 0) {
                  found.put(Quarters.start(day, quarter) + key, numbers[quarter]);
                }
              }
            }
          }
        });
    return found;
  }

  /** What the roll-ups should be by the rows themselves. */
  Map<String, Long> recount() {
    Map<String, Long> found = new TreeMap<>();
    rows(
        "select created_at, source_id, feedback, reason_code, 1 from feedback_log"
            + " where conversation_id is not null union all"
            + " select created_at, source_id, 'answer', '', 1 from conversation_log",
        (at, key, number) ->
            found.merge(
                Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 900) * 900) + key,
                number,
                Long::sum));
    return found;
  }

  private interface CountSink {
    void accept(Instant at, String key, long number);
  }

  private void rows(String sql, CountSink sink) {
    workspace.jdbc(
        c -> {
          try (var statement = c.createStatement();
              var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
              sink.accept(
                  rows.getObject(1, OffsetDateTime.class).toInstant(),
                  " " + rows.getLong(2) + " " + rows.getString(3) + " " + rows.getString(4),
                  rows.getLong(5));
            }
          }
        });
  }

  long number(String sql) {
    return ((Number) workspace.read(s -> s.createNativeQuery(sql, Object.class).getSingleResult()))
        .longValue();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
