package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.auth.TrustedProxies;
import dev.retune.collector.ingest.SignedVoteUrls;
import dev.retune.collector.ingest.VoteSubmission;
import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.common.error.InvalidInputException;
import dev.retune.support.TestDatabases;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every second vote from an address exceeds its limit, so that the burst reveals the address. */
class TrustedProxiesHttpTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final CollectorLimits.Rate OFTEN = new CollectorLimits.Rate(100, 100);
  private static final CollectorLimits LIMITS =
      new CollectorLimits(
          OFTEN,
          OFTEN,
          OFTEN,
          new CollectorLimits.Bursts(9, 0, 600, 10, 60, Duration.ofMinutes(5)));

  private Optional<CollectorFixture> collector = Optional.empty();

  private CollectorFixture behind(String... proxies) {
    collector =
        Optional.of(
            new CollectorFixture(
                TestDatabases.H2.migrated(),
                Clock.fixed(NOON, ZoneOffset.UTC),
                CollectorSettings.loopback(0).with(LIMITS).behind(List.of(proxies)),
                ""));
    return collector.orElseThrow();
  }

  @AfterEach
  void close() {
    collector.ifPresent(CollectorFixture::close);
  }

  /** Returns the address to which a vote with these headers is attributed. */
  private static String seen(CollectorFixture collector, String... headers) throws Exception {
    ApiKey key =
        new ApiKeyRepository(collector.workspace, Clock.fixed(NOON, ZoneOffset.UTC))
            .create("chat", EnumSet.of(ApiKeyScope.FEEDBACK))
            .key();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                collector.at(
                    SignedVoteUrls.sign(
                        key,
                        new VoteSubmission.VoteTarget("1", Optional.empty()),
                        NOON.plusSeconds(60))))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"feedback\":\"like\"}"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    assertThat(collector.send(request.build()).statusCode()).isEqualTo(200);
    return collector.one("select name from vote_burst");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.113.7",
        "1.1.1.1, 203.0.113.7 | 203.0.113.7",
        "1.1.1.1, 203.0.113.7, 10.0.0.5 | 203.0.113.7",
        "203.0.113.7:5678 | 203.0.113.7",
        "10.0.0.9, 10.0.0.5 | 10.0.0.9",
        "1.1.1.1, unknown | 127.0.0.1",
        "1.1.1.1, localhost, 10.0.0.5 | 10.0.0.5",
        "2001:db8:1:2:3:4:5:6 | 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2:ffff::1]:443 | 2001:db8:1:2:0:0:0:0/64",
        "::ffff:203.0.113.7 | 203.0.113.7",
        "999.1.1.1 | 127.0.0.1",
        "'' | 127.0.0.1",
      })
  void aTrustedProxysNoteIsReadFromTheRight(String header, String address) throws Exception {
    assertThat(seen(behind("127.0.0.0/8", "10.0.0.0/8"), "X-Forwarded-For", header))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7 | 203.0.113.7",
        "for=1.1.1.1, for=203.0.113.7;proto=https;by=10.0.0.5 | 203.0.113.7",
        "proto=https; FOR=\"203.0.113.7:80\" | 203.0.113.7",
        "for=\"[2001:db8:1:2::9]:80\" | 2001:db8:1:2:0:0:0:0/64",
        "for=\"1.1.1.1, for=203.0.113.7 | 203.0.113.7",
        "for=1.1.1.1, for=_hidden | 127.0.0.1",
        "by=1.1.1.1 | 127.0.0.1",
      })
  void theStandardHeaderIsReadToo(String header, String address) throws Exception {
    assertThat(seen(behind("127.0.0.1"), "Forwarded", header)).isEqualTo(address);
  }

  @Test
  void linesOfOneHeaderAreOneList() throws Exception {
    assertThat(
            seen(behind("127.0.0.1"), "X-Forwarded-For", "1.1.1.1", "X-Forwarded-For", "2.2.2.2"))
        .isEqualTo("2.2.2.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
  void nobodyElseIsListenedTo(String header) throws Exception {
    assertThat(seen(behind("10.0.0.0/8"), header, "for=203.0.113.7")).isEqualTo("127.0.0.1");
  }

  @Test
  void aClientThatSendsTheHeaderItsProxyDoesNotWriteGainsNothing() throws Exception {
    assertThat(
            seen(
                behind("127.0.0.1"),
                "Forwarded",
                "for=203.0.113.9",
                "X-Forwarded-For",
                "203.0.113.7"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void whoComesThroughATrustedProxyAlwaysNeedsAKey() throws Exception {
    assertThat(
            behind("127.0.0.1")
                .post("/feedback", "{\"conversation_id\":1,\"feedback\":\"like\"}")
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0-", "", "x/8"})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of(network)))
        .isInstanceOf(InvalidInputException.class);
  }
}
