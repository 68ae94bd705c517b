package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.model.CollectorSettings;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each invocation of the class
class VotesHttpTest {
  private static CollectorFixture collector;

  VotesHttpTest(TestDatabases kind) {
    assertThat(kind).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void conversations(TestDatabases kind) throws Exception {
    collector =
        new CollectorFixture(
            kind.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0), "v3");
    collector.post(
        "/conversations",
        """
        [{"id": 1, "question": "q", "answer": "a"}, {"id": 2, "question": "q", "answer": "a"},
         {"id": 3, "question": "q", "answer": "a"}, {"id": 4, "question": "q", "answer": "a"}]
        """);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    collector.close();
  }

  private String votes(int conversation) {
    return collector.one(
        "select count(*) from feedback_log where conversation_external_id = '"
            + conversation
            + "'");
  }

  @Test
  void answersAsTheChatProductExpects() throws Exception {
    var response =
        collector.post(
            "/feedback", "{\"conversation_id\": 1, \"feedback\": \"dislike\", \"reason\": \"틀림\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\",\"message\":\"Feedback recorded.\"}");
    assertThat(
            collector.one(
                "select reason from feedback_log f join conversation_log c"
                    + " on f.conversation_id = c.id where c.external_id = '1'"))
        .isEqualTo("틀림");
  }

  @Test
  void aChangedVoteOfAVoterReplacesTheOldAndMovesTheRollUp() throws Exception {
    collector.post(
        "/feedback", "{\"conversation_id\":\"2\",\"feedback\":\"like\",\"voter\":\"v\"}");
    collector.post("/feedback", "{\"conversation_id\":2,\"feedback\":\"dislike\",\"voter\":\"v\"}");
    assertThat(
            collector.one("select feedback from feedback_log where conversation_external_id='2'"))
        .isEqualTo("dislike");
    assertThat(collector.one("select sum(total) from day_rollup where what <> 'answer'"))
        .isEqualTo(
            collector.one("select count(*) from feedback_log where conversation_id is not null"));
  }

  @Test
  void aRetryWithItsKeyStoresNothingTwice() throws Exception {
    String vote = "{\"conversation_id\":3,\"feedback\":\"like\"}";
    var first = collector.post("/feedback", vote, "Idempotency-Key", "k3");
    var second = collector.post("/feedback", vote, "Idempotency-Key", "k3");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(votes(3)).isEqualTo("1");
  }

  @Test
  void aLateRetryDoesNotUndoAChangedVote() throws Exception {
    String like = "{\"conversation_id\":4,\"feedback\":\"like\",\"voter\":\"w\"}";
    collector.post("/feedback", like, "Idempotency-Key", "k4a");
    collector.post(
        "/feedback",
        "{\"conversation_id\":4,\"feedback\":\"dislike\",\"voter\":\"w\"}",
        "Idempotency-Key",
        "k4b");
    collector.post("/feedback", like, "Idempotency-Key", "k4a");
    assertThat(
            collector.one("select feedback from feedback_log where conversation_external_id='4'"))
        .isEqualTo("dislike");
  }

  @Test
  void aKeyUsedForAnotherVoteIsRefused() throws Exception {
    collector.post(
        "/feedback", "{\"conversation_id\":5,\"feedback\":\"like\"}", "Idempotency-Key", "k5");
    var other =
        collector.post(
            "/feedback",
            "{\"conversation_id\":5,\"feedback\":\"dislike\"}",
            "Idempotency-Key",
            "k5");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(votes(5)).isEqualTo("1");
  }

  @Test
  void withoutVoterOrKeyEachVoteCounts() throws Exception {
    String vote = "{\"conversation_id\":6,\"feedback\":\"like\",\"reason\":null}";
    collector.post("/feedback", vote);
    collector.post("/feedback", vote);
    assertThat(votes(6)).isEqualTo("2");
  }

  @Test
  void aVoteBeforeItsConversationWaitsAndThenCounts() throws Exception {
    var early = collector.post("/feedback", "{\"conversation_id\":\"late\",\"feedback\":\"like\"}");
    assertThat(early.statusCode()).isEqualTo(200);
    collector.post("/conversations", "{\"id\":\"late\",\"question\":\"q\",\"answer\":\"a\"}");
    assertThat(
            collector.one(
                "select count(*) from feedback_log where conversation_external_id = 'late'"
                    + " and conversation_id is not null"))
        .isEqualTo("1");
  }
}
