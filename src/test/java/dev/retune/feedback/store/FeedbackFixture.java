package dev.retune.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A new workspace with the services of this feature. */
public final class FeedbackFixture implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  public final Workspace workspace;
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  public final SourceRepository sources;
  public final FeedbackStore store;
  public final DocumentRepository documents;
  public final ConversationRepository conversations;
  public final VoteRepository votes;
  public final VoteListRepository list;
  public final ReasonCodeStore codes;

  public FeedbackFixture(TestDatabases kind) {
    workspace = Workspace.open(kind.migrated(), FeedbackEntities.entities());
    sources = new SourceRepository(workspace, clock);
    store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
    documents = new DocumentRepository(workspace);
    conversations = new ConversationRepository(workspace);
    votes = new VoteRepository(workspace);
    list = new VoteListRepository(workspace, new DecisionSubqueries());
    codes = new ReasonCodeStore(workspace, new ReviewItemRepository());
  }

  public Source source(String name) {
    return sources.named(name, Source.Kind.FILES);
  }

  public StoreResult store(InputBatch batch) {
    return store.store(source("default"), batch);
  }

  /** Roll-ups by slot, source, value and code. */
  public Map<String, Long> rollups() {
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
              long[] numbers = QuarterHourBuckets.read(rows);
              assertThat(rows.getLong("total")).isEqualTo(Arrays.stream(numbers).sum());
              for (int quarter = 0; quarter < numbers.length; quarter++) {
                if (numbers[quarter] != 0) {
                  found.put(QuarterHourBuckets.start(day, quarter) + key, numbers[quarter]);
                }
              }
            }
          }
        });
    return found;
  }

  /** Expected roll-ups, computed from the rows. */
  public Map<String, Long> recount() {
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

  public long number(String sql) {
    return ((Number) workspace.read(s -> s.createNativeQuery(sql, Object.class).getSingleResult()))
        .longValue();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
