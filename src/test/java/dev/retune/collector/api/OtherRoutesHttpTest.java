package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRoutesHttpTest {
  private static CollectorFixture collector;

  @BeforeAll
  static void start() {
    collector = new CollectorFixture();
  }

  @AfterAll
  static void close() {
    collector.close();
  }

  @Test
  void documentsAreStoredOnceAndChanged() throws Exception {
    String body = "{\"id\":7,\"title\":\"제목\",\"body\":\"본문\"}";
    assertThat(CollectorFixture.json(collector.post("/documents", body)).path("stored").asInt())
        .isEqualTo(1);
    assertThat(CollectorFixture.json(collector.post("/documents", body)).path("unchanged").asInt())
        .isEqualTo(1);
    var changed = collector.post("/documents", "[" + body.replace("본문", "새 본문") + "]");
    assertThat(CollectorFixture.json(changed).path("changed").asInt()).isEqualTo(1);
    assertThat(collector.one("select body from document where external_id = '7'"))
        .isEqualTo("새 본문");
  }

  @Test
  void aBadRowIsToldAndDoesNotSinkTheOthers() throws Exception {
    var answer =
        CollectorFixture.json(
            collector.post(
                "/conversations",
                """
                [{"id": "c1", "question": "q", "answer": "a", "created_at": "2026-11-20T09:00:00+09:00"},
                 {"id": "c2", "question": "q", "answer": "a", "created_at": "yesterday"},
                 {"id": "c3", "answer": 3}, 4]
                """));
    assertThat(answer.path("stored").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected").findValues("row").stream().map(JsonNode::asInt))
        .containsExactly(2, 3, 4);
    assertThat(collector.one("select count(*) from conversation_log where external_id like 'c%'"))
        .isEqualTo("1");
  }

  @Test
  void anAnswerComesWithItsDocuments() throws Exception {
    var answer =
        CollectorFixture.json(
            collector.post(
                "/conversations",
                """
                [{"id": "s1", "question": "q", "answer": "a", "document_ids": ["d2", 1, "d2"]},
                 {"id": "s2", "question": "q", "answer": "a", "document_id": 7},
                 {"id": "s3", "question": "q", "answer": "a", "document_ids": ["d2", {}]},
                 {"id": "s4", "question": "q", "answer": "a", "document_ids": "d2"}]
                """));
    assertThat(answer.path("rejected").findValuesAsText("reason"))
        .hasSize(2)
        .satisfiesExactly(
            r -> assertThat(r).startsWith("/2/document_ids/1: "),
            r -> assertThat(r).isEqualTo("/3/document_ids: Must be an array."));
    String ids = "select cast(document_ids as varchar) from conversation_log where external_id = ";
    assertThat(collector.one(ids + "'s1'")).isEqualTo("[d2, 1]");
    assertThat(collector.one(ids + "'s2'")).isEqualTo("[7]");
  }

  @Test
  void aBatchOfNothingButBadRowsIsRefused() throws Exception {
    var answer = collector.post("/documents", "[{\"id\":1},{}]");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(CollectorFixture.json(answer).path("errors").findValuesAsText("pointer"))
        .contains("#/0/body", "#/1/document_id");
  }

  @Test
  void anEmptyBatchIsFine() throws Exception {
    assertThat(collector.post("/documents", "[]").statusCode()).isEqualTo(200);
  }

  @Test
  void aSearchAsksTheLiveVersion() throws Exception {
    var answer =
        CollectorFixture.json(
            collector.post("/search", "{\"query\":\"급여\",\"k\":3,\"mode\":\"lexical\"}"));
    assertThat(answer.path("version").asText()).isEqualTo("v3");
    assertThat(answer.path("hits").path(0).path("externalId").asText()).isEqualTo("d1");
    assertThat(answer.path("hits").path(0).path("section").asText()).isEqualTo("LEXICAL");
    assertThat(answer.path("hits").path(0).path("text").asText()).isEqualTo("급여");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"query\":\" \"}",
        "{\"query\":\"a\",\"k\":0}",
        "{\"query\":\"a\",\"k\":1.5}",
        "{\"query\":\"a\",\"k\":1000000000000}",
        "{\"query\":\"a\",\"mode\":\"x\"}"
      })
  void aSearchThatIsNotOneIsRefused(String body) throws Exception {
    assertThat(collector.post("/search", body).statusCode()).isEqualTo(422);
  }

  @Test
  void theLivePromptIsSentOnce() throws Exception {
    var first = collector.get("/prompts/team/support");
    assertThat(CollectorFixture.json(first).path("text").asText()).isEqualTo("친절하게");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"[0-9a-f]{64}\"");
    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      var again =
          collector.send(
              HttpRequest.newBuilder(collector.at("/prompts/team/support"))
                  .header("If-None-Match", known)
                  .build());
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
    }
    var changed =
        collector.send(
            HttpRequest.newBuilder(collector.at("/prompts/team/support"))
                .header("If-None-Match", "\"other\"")
                .build());
    assertThat(changed.statusCode()).isEqualTo(200);
    var none = collector.get("/prompts/sales");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("No version of the prompt sales is live.");
  }

  @Test
  void healthTellsDatabaseAndLiveVersion() throws Exception {
    var answer = collector.get("/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"ok\",\"database\":true,\"liveVersion\":\"v3\"}");
  }

  @Test
  void metricsCountVotesAndRequests() throws Exception {
    String vote = "{\"conversation_id\":1,\"feedback\":\"like\"}";
    collector.post("/feedback", vote, "Idempotency-Key", "m1");
    collector.post("/feedback", vote, "Idempotency-Key", "m1");
    collector.post("/feedback", "{}");
    assertThat(collector.get("/metrics").body().lines())
        .contains(
            "retune_votes_total{outcome=\"stored\"} 1.0",
            "retune_votes_total{outcome=\"repeated\"} 1.0",
            "retune_votes_total{outcome=\"rejected\"} 1.0",
            "retune_votes_waiting 0.0",
            "retune_http_request_seconds_count{path=\"/feedback\",status=\"200\"} 2");
  }

  @Test
  void theDescriptionNamesEveryRoute() throws Exception {
    var paths = CollectorFixture.json(collector.get("/openapi.json")).path("paths");
    List<String> described =
        paths.properties().stream()
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .map(
                            method ->
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
            .sorted()
            .toList();
    assertThat(described).isEqualTo(collector.server.routes());
  }
}
