package dev.retune.collector.api;

import static dev.retune.collector.api.OtlpJson.chat;
import static dev.retune.collector.api.OtlpJson.logs;
import static dev.retune.collector.api.OtlpJson.span;
import static dev.retune.collector.api.OtlpJson.trace;
import static dev.retune.collector.api.OtlpJson.traces;
import static dev.retune.collector.api.OtlpJson.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OtlpHttpTest {
  private static CollectorFixture collector;

  @BeforeAll
  static void start() {
    collector = new CollectorFixture();
  }

  @AfterAll
  static void close() {
    collector.close();
  }

  private static HttpResponse<String> sendSpans(JsonNode... spans) throws Exception {
    HttpResponse<String> response = collector.post("/v1/traces", traces(spans));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response;
  }

  private static HttpResponse<String> sendLogs(JsonNode... records) throws Exception {
    HttpResponse<String> response = collector.post("/v1/logs", logs(records));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response;
  }

  /** Question and answer of the conversations of a trace, by id. */
  private static List<String> answers(int trace) {
    return collector.workspace.read(
        s ->
            s.createNativeQuery(
                    "select external_id || ' ' || user_message || ' ' || ai_response"
                        + " from conversation_log where external_id like :trace order by 1",
                    String.class)
                .setParameter("trace", trace(trace) + "%")
                .getResultList());
  }

  /** Counted votes of a trace's answers: answer, value, voter and reason. */
  private static List<String> votes(int trace) {
    return collector.workspace.read(
        s ->
            s.createNativeQuery(
                    "select c.external_id || ' ' || v.feedback || ' ' || coalesce(v.voter, '-')"
                        + " || ' ' || coalesce(v.reason, '-') from feedback_log v"
                        + " join conversation_log c on c.id = v.conversation_id"
                        + " where c.external_id like :trace and v.taken_back_at is null order by 1",
                    String.class)
                .setParameter("trace", trace(trace) + "%")
                .getResultList());
  }

  @Test
  void aModelsSpanIsAnAnswer() throws Exception {
    Map<String, Object> attributes = chat("What is a CV?", "A summary.");
    attributes.put("user.id", "u1");
    attributes.put("gen_ai.response.model", "m-1-0915");
    assertThat(sendSpans(span(1, 1, 0, 0, 2, attributes)).body()).isEqualTo("{}");
    assertThat(answers(1)).containsExactly(trace(1) + " What is a CV? A summary.");
    assertThat(
            collector.one(
                "select user_id || ' ' || model from conversation_log where external_id = '"
                    + trace(1)
                    + "'"))
        .isEqualTo("u1 m-1-0915");
  }

  @Test
  void aVoteOnTheSpanOrTheTraceReachesTheAnswerWhateverComesFirst() throws Exception {
    sendLogs(
        vote(2, 2, 5, Map.of("gen_ai.evaluation.score.value", 1.0, "user.id", "a")),
        vote(
            2,
            1,
            6,
            Map.of(
                "gen_ai.evaluation.score.label",
                "dislike",
                "gen_ai.evaluation.explanation",
                "too long",
                "user.id",
                "b")));
    assertThat(votes(2)).isEmpty();
    sendSpans(span(2, 2, 1, 0, 2, chat("q", "a")));
    sendSpans(span(2, 1, 0, 0, 3, Map.of("http.route", "/chat")));
    sendLogs(vote(2, 0, 7, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "c")));
    assertThat(votes(2))
        .containsExactly(
            trace(2) + " dislike b too long", trace(2) + " like a -", trace(2) + " like c -");
  }

  @Test
  void aVoteInAnEventOfTheSpan() throws Exception {
    var span = span(3, 1, 0, 0, 2, chat("q", "a"));
    span.putArray("events")
        .add(
            OtlpJson.event(
                "gen_ai.evaluation.result",
                OtlpJson.T0.plusSeconds(9),
                Map.of(
                    "gen_ai.evaluation.name", "User-Feedback",
                    "gen_ai.evaluation.score.label", "thumbs_down")));
    sendSpans(span);
    assertThat(votes(3)).containsExactly(trace(3) + " dislike - -");
  }

  @Test
  void aVoteByTheResponsesIdFromAnotherTrace() throws Exception {
    Map<String, Object> attributes = chat("q", "a");
    attributes.put("gen_ai.response.id", "chatcmpl-4");
    sendLogs(
        vote(
            400,
            7,
            5,
            Map.of("gen_ai.evaluation.score.value", 1, "gen_ai.response.id", "chatcmpl-4")));
    sendSpans(span(4, 1, 0, 0, 2, attributes));
    assertThat(votes(4)).containsExactly(trace(4) + " like - -");
    sendLogs(
        vote(
            0,
            0,
            6,
            Map.of("gen_ai.evaluation.score.value", 0, "gen_ai.response.id", "chatcmpl-4")));
    assertThat(votes(4)).containsExactly(trace(4) + " dislike - -");
  }

  @Test
  void theLaterVoteOfAUserCountsAndAWithdrawnOneDoesNot() throws Exception {
    sendSpans(span(5, 1, 0, 0, 2, chat("q", "a")));
    var like = vote(5, 1, 5, Map.of("gen_ai.evaluation.score.label", "like", "user.id", "a"));
    var dislike = vote(5, 1, 6, Map.of("gen_ai.evaluation.score.label", "dislike", "user.id", "a"));
    sendLogs(dislike);
    sendLogs(like);
    assertThat(votes(5)).containsExactly(trace(5) + " dislike a -");
    sendLogs(vote(5, 0, 7, Map.of("gen_ai.evaluation.score.label", "none", "user.id", "a")));
    assertThat(votes(5)).isEmpty();
    sendLogs(dislike, like);
    assertThat(votes(5)).isEmpty();
    sendLogs(vote(5, 1, 8, Map.of("gen_ai.evaluation.score.label", "like", "user.id", "a")));
    assertThat(votes(5)).containsExactly(trace(5) + " like a -");
  }

  @Test
  void zeroIsNoVoteOnceThereIsAScoreBelow() throws Exception {
    sendSpans(span(6, 1, 0, 0, 2, chat("q", "a")), span(7, 1, 0, 0, 2, chat("q", "a")));
    Map<String, ?> zero =
        Map.of("gen_ai.evaluation.name", "thumbs", "gen_ai.evaluation.score.value", 0);
    sendLogs(vote(6, 1, 5, zero));
    assertThat(votes(6)).containsExactly(trace(6) + " dislike - -");
    sendLogs(
        vote(
            7,
            1,
            5,
            Map.of("gen_ai.evaluation.name", "thumbs", "gen_ai.evaluation.score.value", -1)));
    assertThat(votes(6)).isEmpty();
    assertThat(votes(7)).containsExactly(trace(7) + " dislike - -");
  }

  @Test
  void aJudgesScoreIsNoVoteAndItIsTold() throws Exception {
    sendSpans(span(8, 1, 0, 0, 2, chat("q", "a")));
    var answer =
        sendLogs(
            vote(
                8,
                1,
                5,
                Map.of(
                    "gen_ai.evaluation.name", "Relevance",
                    "gen_ai.evaluation.score.label", "like",
                    "gen_ai.evaluation.score.value", 1.0)));
    assertThat(votes(8)).isEmpty();
    JsonNode partial = CollectorFixture.json(answer).path("partialSuccess");
    assertThat(partial.path("rejectedLogRecords").asText()).isEqualTo("0");
    assertThat(partial.path("errorMessage").asText())
        .startsWith("1 evaluations were left out, because only these names are users' votes:")
        .contains("user_feedback", "Left out: Relevance");
  }

  @Test
  void whatIsInvalidIsRefusedAndTheRestIsStored() throws Exception {
    var zeroId = span(0, 1, 0, 0, 2, chat("q", "a"));
    var early = span(9, 2, 1, 0, 2, chat("q", "b"));
    early.put("startTimeUnixNano", "1");
    var answer = sendSpans(zeroId, early, span(9, 1, 0, 0, 2, chat("q", "a")));
    JsonNode partial = CollectorFixture.json(answer).path("partialSuccess");
    assertThat(partial.path("rejectedSpans").asText()).isEqualTo("2");
    assertThat(partial.path("errorMessage").asText()).contains("trace id", "1990");
    assertThat(answers(9)).containsExactly(trace(9) + " q a");

    var votes =
        sendLogs(
            vote(9, 1, 5, Map.of("gen_ai.evaluation.score.value", 4)),
            vote(
                9,
                1,
                5,
                Map.of(
                    "gen_ai.evaluation.score.label", "like", "gen_ai.evaluation.score.value", -1)),
            vote(0, 0, 5, Map.of("gen_ai.evaluation.score.value", 1)));
    partial = CollectorFixture.json(votes).path("partialSuccess");
    assertThat(partial.path("rejectedLogRecords").asText()).isEqualTo("3");
    assertThat(partial.path("errorMessage").asText())
        .contains("neither a like nor a dislike: 4", "contradict", "neither a trace nor");
    assertThat(votes(9)).isEmpty();
  }

  @Test
  void ofAnAgentsCallsTheLastOneAnswersTheUser() throws Exception {
    Map<String, Object> asks = chat("Weather in Paris?", "");
    asks.put(
        "gen_ai.output.messages",
        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Let me look.\"},"
            + "{\"type\":\"tool_call\",\"name\":\"weather\"}],\"finish_reason\":\"tool_call\"}]");
    sendSpans(
        span(10, 2, 1, 0, 2, chat("Rewrite: Weather in Paris?", "Paris weather")),
        span(10, 3, 1, 2, 3, asks),
        span(10, 4, 1, 3, 6, Map.of("gen_ai.operation.name", "execute_tool")),
        span(10, 5, 4, 4, 5, chat("Summarise the page", "It rains.")),
        span(10, 6, 1, 6, 8, chat("Weather in Paris?", "Rain, 14 degrees.")),
        span(10, 1, 0, 0, 9, Map.of("http.route", "/chat")));
    assertThat(answers(10)).containsExactly(trace(10) + " Weather in Paris? Rain, 14 degrees.");
    sendLogs(vote(10, 1, 20, Map.of("gen_ai.evaluation.score.value", 1)));
    assertThat(votes(10)).containsExactly(trace(10) + " like - -");
  }

  @Test
  void turnsOfOneTraceAreAnswersOfTheirOwn() throws Exception {
    Map<String, Object> second = chat("And a letter?", "A greeting.");
    second.put(
        "gen_ai.input.messages",
        """
        [{"role":"user","content":"A CV?"},{"role":"assistant","content":"A summary."},
         {"role":"user","content":[{"type":"text","text":"And a letter?"}]}]
        """);
    sendLogs(vote(11, 2, 30, Map.of("gen_ai.evaluation.score.label", "dislike")));
    sendSpans(span(11, 2, 1, 0, 2, chat("A CV?", "A summary.")));
    sendSpans(span(11, 3, 1, 10, 12, second), span(11, 1, 0, 0, 20, Map.of()));
    assertThat(answers(11))
        .containsExactly(
            trace(11) + " And a letter? A greeting.",
            trace(11) + ":" + span(2) + " A CV? A summary.");
    sendLogs(vote(11, 1, 31, Map.of("gen_ai.evaluation.score.label", "like")));
    assertThat(votes(11))
        .containsExactly(trace(11) + " like - -", trace(11) + ":" + span(2) + " dislike - -");
  }

  @Test
  void messagesInLogRecords() throws Exception {
    var question = vote(12, 1, 1, Map.of("content", "A question in a log?"));
    question.put("eventName", "gen_ai.user.message");
    var choice = vote(12, 1, 2, Map.of());
    choice.put("eventName", "gen_ai.choice");
    choice.set(
        "body",
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(
                """
                {"kvlistValue":{"values":[
                  {"key":"index","value":{"intValue":0}},
                  {"key":"finish_reason","value":{"stringValue":"stop"}},
                  {"key":"message","value":{"kvlistValue":{"values":[
                    {"key":"content","value":{"stringValue":"An answer in a log."}}]}}}]}}
                """));
    sendLogs(question, choice);
    sendSpans(
        span(12, 1, 0, 0, 3, Map.of("gen_ai.operation.name", "chat", "gen_ai.request.model", "m")));
    assertThat(answers(12))
        .containsExactly(trace(12) + " A question in a log? An answer in a log.");
  }

  @Test
  void aTraceWithoutModelsLeavesNothing() throws Exception {
    String count = "select count(*) from trace_span where trace_id = '" + trace(13) + "'";
    assertThat(sendSpans(span(13, 1, 0, 0, 2, Map.of("http.route", "/health"))).body())
        .isEqualTo("{}");
    assertThat(collector.one(count)).isEqualTo("0");
  }

  @Test
  void aRepeatedRequestChangesNothing() throws Exception {
    String changes = "select sum(changes) from source";
    var span = span(14, 1, 0, 0, 2, chat("q", "a"));
    var like = vote(14, 1, 5, Map.of("gen_ai.evaluation.score.value", 1));
    sendSpans(span);
    sendLogs(like);
    String before = collector.one(changes);
    sendSpans(span, span);
    sendLogs(like, like);
    assertThat(collector.one(changes)).isEqualTo(before);
    assertThat(votes(14)).hasSize(1);
  }

  @Test
  void aCallWithoutContentIsToldHowToGetIt() throws Exception {
    var answer = sendSpans(span(15, 1, 0, 0, 2, Map.of("gen_ai.operation.name", "chat")));
    assertThat(CollectorFixture.json(answer).path("partialSuccess").path("errorMessage").asText())
        .contains("capture of message content");
    assertThat(answers(15)).isEmpty();
  }

  @Test
  void retrievedDocumentsBelongToTheAnswerThatFollows() throws Exception {
    sendSpans(
        span(
            16,
            2,
            1,
            0,
            1,
            Map.of(
                "openinference.span.kind", "RETRIEVER",
                "retrieval.documents.0.document.id", "d7",
                "retrieval.documents.1.document.id", "d3")),
        span(
            16,
            3,
            1,
            1,
            2,
            Map.of(
                "gen_ai.operation.name", "retrieval",
                "gen_ai.retrieval.documents", "[{\"id\":\"d9\",\"score\":0.4}]")),
        span(16, 4, 1, 2, 3, chat("q", "a")),
        span(16, 1, 0, 0, 4, Map.of()));
    assertThat(
            collector.one(
                "select document_ids[1] || ' ' || document_ids[2] || ' ' || document_ids[3] from conversation_log"
                    + " where external_id = '"
                    + trace(16)
                    + "'"))
        .isEqualTo("d7 d3 d9");
  }
}
