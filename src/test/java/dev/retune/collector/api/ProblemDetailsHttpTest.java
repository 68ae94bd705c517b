package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemDetailsHttpTest {
  private static CollectorFixture collector;

  @BeforeAll
  static void start() {
    collector = new CollectorFixture();
  }

  @AfterAll
  static void close() {
    collector.close();
  }

  private static void assertProblem(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    var problem = CollectorFixture.json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("<collect.");
    assertThat(response.body()).doesNotContain("at dev.", "at java.", "Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | #/conversation_id",
        "{\"conversation_id\": 1} | #/feedback",
        "{\"conversation_id\": 1, \"feedback\": \"meh\"} | #/feedback",
        "{\"conversation_id\": 1, \"feedback\": 1} | #/feedback",
        "{\"conversation_id\": 1.5, \"feedback\": \"like\"} | #/conversation_id",
        "{\"conversation_id\": \" \", \"feedback\": \"like\"} | #/conversation_id",
        "{\"conversation_id\": {}, \"feedback\": \"like\"} | #/conversation_id",
        "{\"conversation_id\": true, \"feedback\": \"like\"} | #/conversation_id",
        "{\"conversation_id\": 1, \"feedback\": \"like\", \"reason\": 7} | #/reason",
        "{\"conversation_id\": 1, \"feedback\": \"like\", \"voter\": []} | #/voter",
        "[] | #",
        "\"like\" | #",
      })
  void wrongFieldsAreNamed(String body, String pointer) throws Exception {
    var response = collector.post("/feedback", body);
    assertProblem(response, 422);
    assertThat(CollectorFixture.json(response).path("errors").findValuesAsText("pointer"))
        .contains(pointer);
  }

  @Test
  void anIdLongerThanItsColumnIsRefused() throws Exception {
    assertProblem(
        collector.post(
            "/feedback", "{\"conversation_id\":\"" + "x".repeat(201) + "\",\"feedback\":\"like\"}"),
        422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1} x", "nul", "\u0000", "{'a':1}"})
  void brokenJsonIsToldApart(String body) throws Exception {
    assertProblem(collector.post("/feedback", body), 400);
  }

  @Test
  void jsonNestedTooDeepIsRefused() throws Exception {
    assertProblem(collector.post("/feedback", "[".repeat(200_000)), 400);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(collector.at("/feedback"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}))
            .build();
    assertProblem(collector.send(request), 400);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOverTheLimitIsRefusedWithAndWithoutALength(boolean told) throws Exception {
    byte[] body = new byte[1024 * 1024 + 1];
    var publisher =
        told
            ? HttpRequest.BodyPublishers.ofByteArray(body)
            : HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(body));
    var request =
        HttpRequest.newBuilder(collector.at("/feedback"))
            .header("Content-Type", "application/json")
            .POST(publisher)
            .build();
    assertProblem(collector.send(request), 413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "x"})
  void onlyJsonIsTaken(String type) throws Exception {
    var request =
        HttpRequest.newBuilder(collector.at("/feedback"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertProblem(collector.send(request), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=\"", "application/json; charset=x y"})
  void aCharsetThatIsNoneDoesNotMatter(String type) throws Exception {
    var request =
        HttpRequest.newBuilder(collector.at("/feedback"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertProblem(collector.send(request), 422);
  }

  @Test
  void withoutATypeNothingIsTaken() throws Exception {
    var request =
        HttpRequest.newBuilder(collector.at("/feedback"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertProblem(collector.send(request), 415);
  }

  @Test
  void anUnknownAddressIsAProblemDocument() throws Exception {
    assertProblem(collector.get("/nothing"), 404);
  }

  @Test
  void aWrongMethodIsAProblemDocument() throws Exception {
    assertProblem(collector.get("/feedback"), 405);
  }

  @Test
  void aKeyThatIsTooLongIsRefused() throws Exception {
    assertProblem(
        collector.post(
            "/feedback",
            "{\"conversation_id\":1,\"feedback\":\"like\"}",
            "Idempotency-Key",
            "k".repeat(256)),
        400);
  }

  @Test
  void sentencesAreInTheCallersLanguage() throws Exception {
    var response = collector.post("/feedback", "{}", "Accept-Language", "ko-KR,ko;q=0.9");
    assertThat(CollectorFixture.json(response).path("detail").asText()).contains("항목");
  }
}
