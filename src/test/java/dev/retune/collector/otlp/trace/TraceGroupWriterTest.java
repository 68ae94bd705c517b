package dev.retune.collector.otlp.trace;

import static dev.retune.collector.api.OtlpJson.chat;
import static dev.retune.collector.api.OtlpJson.span;
import static dev.retune.collector.api.OtlpJson.trace;
import static dev.retune.collector.api.OtlpJson.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.api.CollectorFixture;
import dev.retune.collector.api.OtlpJson;
import dev.retune.collector.ingest.DefaultSourceProvider;
import dev.retune.collector.otlp.genai.TelemetryReader;
import dev.retune.collector.otlp.genai.UserVoteNames;
import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.wire.OtlpEncoding;
import dev.retune.collector.otlp.wire.OtlpReader;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.collector.quarantine.VoteSender;
import dev.retune.common.runtime.RepeatedFailureLog;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.helpers.NOPLogger;

@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class TraceGroupWriterTest {
  @Parameter TestDatabases kind;

  private final InstantSource source = () -> this.now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private Instant now = OtlpJson.T0.plusSeconds(3_600);
  private final TelemetryReader reader = new TelemetryReader(new UserVoteNames(List.of()), clock);
  private Workspace workspace;
  private SourceRepository sources;
  private FeedbackStore store;
  private TraceGroupWriter writer;
  private RepeatedFailureLog failureLog;

  @BeforeEach
  void start() {
    workspace = CollectorFixture.open(kind.migrated());
    sources = new SourceRepository(workspace, clock);
    store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
    failureLog = new RepeatedFailureLog(NOPLogger.NOP_LOGGER, clock);
    writer = new TraceGroupWriter(store, new DefaultSourceProvider(sources), clock, failureLog);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private Telemetry read(JsonNode row) {
    boolean log = row.has("eventName");
    byte[] body =
        (log ? OtlpJson.logs(row) : OtlpJson.traces(row)).getBytes(StandardCharsets.UTF_8);
    return log
        ? reader.ofLogs(OtlpReader.logs(OtlpEncoding.JSON, body))
        : reader.ofSpans(OtlpReader.spans(OtlpEncoding.JSON, body));
  }

  private TraceExport.Outcome write(JsonNode... rows) {
    List<TraceExport> group = new ArrayList<>();
    for (JsonNode row : rows) {
      group.add(TraceExport.of(read(row), Map.of()));
    }
    writer.store(group);
    group.forEach(export -> export.outcome().join());
    return group.getLast().outcome().join();
  }

  private List<String> state() {
    List<String> rows = new ArrayList<>();
    rows.addAll(
        texts(
            "select external_id || ' ' || user_message || ' ' || ai_response || ' '"
                + " || coalesce(user_id, '-') || ' ' || coalesce(model, '-')"
                + " from conversation_log order by 1"));
    rows.addAll(
        texts(
            "select v.external_id || ' ' || v.conversation_external_id || ' ' || v.feedback"
                + " || ' ' || coalesce(v.voter, '-') || ' ' || coalesce(v.reason, '-')"
                + " || ' ' || case when v.conversation_id is null then 'waits' else 'counts' end"
                + " from feedback_log v where v.taken_back_at is null order by 1"));
    rows.addAll(
        texts(
            "select 'votes ' || coalesce(sum(likes), 0) || ' ' || coalesce(sum(dislikes), 0)"
                + " from (select sum(case when feedback = 'like' then 1 else 0 end) as likes,"
                + " sum(case when feedback = 'dislike' then 1 else 0 end) as dislikes"
                + " from feedback_log where conversation_id is not null) as counted"));
    return rows;
  }

  private List<String> texts(String sql) {
    return workspace.read(s -> s.createNativeQuery(sql, String.class).getResultList());
  }

  @Test
  void withoutItsFirstSpanATraceIsToldAfterAWhile() {
    write(span(1, 2, 1, 0, 2, chat("q", "a")));
    writer.settle();
    assertThat(texts("select external_id from conversation_log")).isEmpty();
    now = now.plus(Duration.ofSeconds(31));
    writer.settle();
    assertThat(texts("select external_id from conversation_log")).containsExactly(trace(1));
    write(span(1, 3, 1, 3, 4, chat("q", "better")));
    assertThat(texts("select ai_response from conversation_log")).containsExactly("better");
  }

  @Test
  void aJudgesCallIsNoAnswerThoughItComesBeforeTheJudge() {
    write(span(1, 2, 1, 1, 2, chat("Is this right?", "Yes.")));
    write(span(1, 1, 0, 0, 3, Map.of("openinference.span.kind", "EVALUATOR")));
    assertThat(texts("select external_id from conversation_log")).isEmpty();
  }

  @Test
  void theOrderAndTheBatchesInWhichRowsComeDoNotMatter() {
    List<String> expected = List.of();
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      List<JsonNode> rows = new ArrayList<>(rows());
      Collections.shuffle(rows, random);
      rows.addAll(rows.subList(0, random.nextInt(rows.size())));
      try (Workspace fresh = CollectorFixture.open(kind.migrated())) {
        workspace.close();
        workspace = fresh;
        start(fresh);
        while (!rows.isEmpty()) {
          List<JsonNode> batch = rows.subList(0, 1 + random.nextInt(rows.size()));
          write(batch.toArray(JsonNode[]::new));
          batch.clear();
        }
        now = now.plus(Duration.ofMinutes(1));
        writer.settle();
        List<String> state = state();
        expected = seed == 0 ? state : expected;
        assertThat(state).as("seed %d", seed).isEqualTo(expected);
      }
    }
    assertThat(expected).contains("votes 4 2");
    workspace = CollectorFixture.open(kind.migrated());
  }

  private void start(Workspace fresh) {
    sources = new SourceRepository(fresh, clock);
    store = new FeedbackStore(fresh, clock, new ReviewItemRepository());
    writer = new TraceGroupWriter(store, new DefaultSourceProvider(sources), clock, failureLog);
  }

  /** Two agents' traces, one with two turns, one without its first span, and votes of each kind. */
  private static List<JsonNode> rows() {
    Map<String, Object> second = chat("second?", "two");
    second.put(
        "gen_ai.input.messages",
        "[{\"role\":\"user\",\"content\":\"first?\"},{\"role\":\"assistant\",\"content\":\"one\"},"
            + "{\"role\":\"user\",\"content\":\"second?\"}]");
    Map<String, Object> answered = chat("asked?", "said");
    answered.put("gen_ai.response.id", "r-1");
    answered.put("user.id", "u1");
    ObjectNode choice = vote(3, 2, 2, Map.of("content", "not used, the span says more"));
    choice.put("eventName", "gen_ai.choice");
    return List.of(
        span(1, 2, 1, 0, 1, chat("rewrite", "rewritten")),
        span(1, 3, 1, 1, 2, Map.of("gen_ai.operation.name", "execute_tool")),
        span(1, 4, 3, 1, 2, chat("inner", "hidden")),
        span(1, 5, 1, 3, 4, answered),
        span(1, 1, 0, 0, 5, Map.of("http.route", "/chat")),
        span(2, 2, 1, 0, 1, chat("first?", "one")),
        span(2, 3, 1, 10, 11, second),
        span(2, 1, 0, 0, 12, Map.of()),
        span(3, 2, 9, 0, 1, chat("alone?", "yes")),
        choice,
        vote(1, 5, 20, Map.of("gen_ai.evaluation.score.label", "like")),
        vote(1, 1, 21, Map.of("gen_ai.evaluation.score.label", "dislike", "user.id", "u1")),
        vote(
            50,
            1,
            22,
            Map.of(
                "gen_ai.evaluation.score.label", "like",
                "gen_ai.response.id", "r-1",
                "user.id", "u2")),
        vote(2, 2, 20, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "u1")),
        vote(2, 1, 20, Map.of("gen_ai.evaluation.score.value", 0, "user.id", "u1")),
        vote(2, 1, 25, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "u3")),
        vote(2, 1, 26, Map.of("gen_ai.evaluation.score.label", "none", "user.id", "u3")),
        vote(3, 2, 20, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "u4")),
        vote(3, 0, 20, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "u5")),
        vote(51, 0, 20, Map.of("gen_ai.evaluation.score.value", 1, "gen_ai.response.id", "r-9")));
  }

  @Test
  void aVoteOfABurstIsHeldUntilItIsReleased() {
    write(span(1, 1, 0, 0, 2, chat("q", "a")));
    Telemetry voted = read(vote(1, 1, 5, Map.of("gen_ai.evaluation.score.label", "dislike")));
    ActiveBurst burst = new ActiveBurst(new VoteSender(VoteBurst.Kind.KEY, "1"), now);
    TraceExport export =
        TraceExport.of(voted, new HashMap<>(Map.of(voted.votes().getFirst(), burst)));
    writer.store(List.of(export));
    assertThat(export.outcome().join()).isEqualTo(new TraceExport.Outcome(0, 0, 1));
    assertThat(state()).contains("votes 0 0");
    // something else of the trace changes nothing about it
    write(vote(1, 1, 6, Map.of("gen_ai.evaluation.score.label", "like", "user.id", "b")));
    assertThat(state()).contains("votes 1 0");
    now = now.plus(Duration.ofMinutes(10));
    QuarantineService quarantine = new QuarantineService(workspace, sources, store, clock);
    quarantine.release(quarantine.waiting().getFirst().id(), "ann");
    assertThat(state()).contains("votes 1 1");
    write(vote(1, 1, 7, Map.of("gen_ai.evaluation.score.label", "like", "user.id", "c")));
    assertThat(state()).contains("votes 2 1");
  }

  @Test
  void aRepeatedVoteIsCountedAsSuch() {
    JsonNode like = vote(1, 1, 5, Map.of("gen_ai.evaluation.score.label", "like"));
    assertThat(write(like)).isEqualTo(new TraceExport.Outcome(1, 0, 0));
    assertThat(write(like)).isEqualTo(new TraceExport.Outcome(0, 1, 0));
  }

  @Test
  void whatIsOldIsForgottenAndItsAnswersStay() {
    write(
        span(1, 1, 0, 0, 2, chat("q", "a")),
        vote(1, 1, 5, Map.of("gen_ai.evaluation.score.label", "like")));
    List<String> before = state();
    new TraceRetention(workspace).forgetBefore(now.plusSeconds(1));
    assertThat(texts("select trace_id from trace_span union select trace_id from trace_vote"))
        .isEmpty();
    assertThat(state()).isEqualTo(before);
    write(vote(1, 1, 9, Map.of("gen_ai.evaluation.score.label", "dislike")));
    assertThat(state()).contains("votes 0 1");
  }
}
