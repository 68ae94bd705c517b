package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value is stored or rejected; none causes a server error. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each invocation of the class
class RequestLimitsHttpTest {
  private static final CollectorLimits.Rate OFTEN = new CollectorLimits.Rate(1e6, 1_000_000);
  private static CollectorFixture collector;

  RequestLimitsHttpTest(TestDatabases kind) {
    assertThat(kind).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void start(TestDatabases kind) {
    CollectorLimits limits =
        new CollectorLimits(OFTEN, OFTEN, OFTEN, CollectorLimits.Bursts.standard());
    collector =
        new CollectorFixture(
            kind.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0).with(limits), "v3");
  }

  @AfterParameterizedClassInvocation
  static void close() {
    collector.close();
  }

  private static String conversation(String more) {
    return "{\"id\":\"t\",\"question\":\"q\",\"answer\":\"a\"" + more + "}";
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 500, 1_000})
  void aNumberOfMoreDigitsThanAnIdHoldsIsRefused(int digits) throws Exception {
    String body = "{\"conversation_id\":" + "9".repeat(digits) + ",\"feedback\":\"like\"}";
    assertThat(collector.post("/feedback", body).statusCode()).isEqualTo(422);
  }

  @Test
  void aNumberOfAsManyDigitsAsAnIdHoldsIsTaken() throws Exception {
    String body = "{\"conversation_id\":" + "9".repeat(200) + ",\"feedback\":\"like\"}";
    assertThat(collector.post("/feedback", body).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "+999999999-01-01T00:00Z, 422",
    "-999999999-01-01T00:00Z, 422",
    "+300000-01-01T00:00:00Z, 422",
    "1989-12-31T00:00:00Z, 422",
    "2019-12-31T00:00:00+09:00, 200",
  })
  void aTimeThatNoRowCanBeOfIsRefused(String time, int status) throws Exception {
    String body = conversation(",\"created_at\":\"" + time + "\"");
    assertThat(collector.post("/conversations", body).statusCode()).isEqualTo(status);
  }

  @Test
  void aDocumentFromTheFutureIsRefused() throws Exception {
    String time = Instant.now().plusSeconds(90_000).toString();
    String body = "{\"id\":1,\"body\":\"b\",\"updated_at\":\"" + time + "\"}";
    assertThat(collector.post("/documents", body).statusCode()).isEqualTo(422);
  }

  @Test
  void aBadRowDoesNotSinkItsBatch() throws Exception {
    String rows =
        "["
            + conversation(",\"created_at\":\"+999999999-01-01T00:00Z\"")
            + ",{\"id\":\"whole\",\"question\":\"q\",\"answer\":\"a\"}]";
    assertThat(CollectorFixture.json(collector.post("/conversations", rows)).path("stored").asInt())
        .isEqualTo(1);
  }

  @Test
  void aFieldThatIsGivenTwiceIsRefused() throws Exception {
    String body = "{\"conversation_id\":1,\"feedback\":\"like\",\"feedback\":\"dislike\"}";
    assertThat(collector.post("/feedback", body).statusCode()).isEqualTo(400);
  }

  @Test
  void twoVotersWhoseNamesTheDatabaseCannotTellApartAreOne() throws Exception {
    String vote = "{\"conversation_id\":\"nul\",\"feedback\":\"like\",\"voter\":\"%s\"}";
    collector.post("/feedback", vote.formatted("\\u0000"));
    collector.post("/feedback", vote.formatted("\\ud800"));
    collector.post("/feedback", vote.formatted("?"));
    assertThat(
            collector.one(
                "select count(*) from feedback_log where conversation_external_id = 'nul'"))
        .isEqualTo("2");
  }

  @Test
  void idsWithASeparatorInThemAreNotMixedUp() throws Exception {
    String vote = "{\"conversation_id\":\"%s\",\"feedback\":\"like\",\"voter\":\"%s\"}";
    collector.post("/feedback", vote.formatted("s\\u001fa", "b"));
    collector.post("/feedback", vote.formatted("s", "a\\u001fb"));
    assertThat(
            collector.one(
                "select count(*) from feedback_log where conversation_external_id like 's%'"))
        .isEqualTo("2");
  }

  @Test
  void whateverIsSentIsStoredOrTheCallersFault() throws Exception {
    HostileJsonGenerator hostile = new HostileJsonGenerator(new Random(43));
    for (int i = 0; i < 400; i++) {
      String path = hostile.path();
      String body = hostile.body();
      int status = collector.post(path, body).statusCode();
      assertThat(status).as(() -> path + " " + body).isBetween(200, 499);
    }
  }
}
