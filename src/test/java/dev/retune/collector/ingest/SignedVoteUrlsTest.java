package dev.retune.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.api.CollectorFixture;
import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** URLs that key owners sign themselves, with mistakes. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each invocation of the class
class SignedVoteUrlsTest {
  private static CollectorFixture collector;
  private static ApiKey key;

  SignedVoteUrlsTest(TestDatabases kind) {
    assertThat(kind).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void start(TestDatabases kind) {
    collector =
        new CollectorFixture(kind.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0), "");
    key =
        new ApiKeyRepository(collector.workspace, Clock.systemUTC())
            .create("chat", EnumSet.of(ApiKeyScope.FEEDBACK))
            .key();
  }

  @AfterParameterizedClassInvocation
  static void close() {
    collector.close();
  }

  private static int vote(String conversation, String voter, String expires) throws Exception {
    String address =
        SignedVoteUrls.address(
            key, new VoteSubmission.VoteTarget(conversation, Optional.of(voter)), expires);
    return collector.post(address, "{\"feedback\":\"like\"}").statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "1, v, x, 400",
    "1, v, 99999999999999999999, 400",
    "1, v, 32503680000000, 400",
    "1, v, -1, 400",
    "1, v, '', 400",
    "1, v, 1, 410",
    "'', v, 32503680000, 400",
    "' ', v, 32503680000, 400",
  })
  void anAddressSignedWrongIsRefused(String conversation, String voter, String expires, int status)
      throws Exception {
    assertThat(vote(conversation, voter, expires)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"200, 200, 200", "201, 1, 400", "1, 201, 400"})
  void idsLongerThanTheirColumnsAreRefused(int conversation, int voter, int status)
      throws Exception {
    assertThat(vote("x".repeat(conversation), "y".repeat(voter), "32503680000")).isEqualTo(status);
  }

  @Test
  void whatNoDatabaseHoldsIsReplaced() throws Exception {
    assertThat(vote("c\0", "v\0", "32503680000")).isEqualTo(200);
    assertThat(
            collector.one(
                "select conversation_external_id || voter from feedback_log where voter like 'v_'"))
        .isEqualTo("c\ufffdv\ufffd");
  }
}
