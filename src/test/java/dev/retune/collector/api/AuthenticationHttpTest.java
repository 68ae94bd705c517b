package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.ingest.SignedVoteUrls;
import dev.retune.collector.ingest.VoteSubmission;
import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationHttpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String VOTE = "{\"conversation_id\":1,\"feedback\":\"like\"}";
  private static final CollectorLimits TIGHT =
      new CollectorLimits(
          new CollectorLimits.Rate(1, 8),
          new CollectorLimits.Rate(1, 2),
          new CollectorLimits.Rate(1, 3),
          CollectorLimits.Bursts.standard());

  private volatile Instant now = NOW;
  private CollectorFixture collector;
  private ApiKeyRepository keys;

  @BeforeEach
  void start() {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    CollectorSettings settings =
        new CollectorSettings(
            "127.0.0.1",
            0,
            List.of("https://chat.example.org"),
            List.of(),
            1_000,
            5_000,
            TIGHT,
            List.of());
    collector = new CollectorFixture(TestDatabases.H2.migrated(), clock, settings, "");
    keys = new ApiKeyRepository(collector.workspace, clock);
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private int vote(String... headers) throws Exception {
    return collector.post("/feedback", VOTE, headers).statusCode();
  }

  private ApiKeyRepository.Created key(Set<ApiKeyScope> scopes) {
    ApiKeyRepository.Created created = keys.create("chat", scopes);
    now = now.plusSeconds(10);
    return created;
  }

  @Test
  void onThisMachineNoKeyIsAskedUntilThereIsOne() throws Exception {
    assertThat(vote()).isEqualTo(200);
    key(EnumSet.of(ApiKeyScope.FEEDBACK));
    assertThat(vote()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "x-forwarded-anything",
        "Forwarded",
        "X-Real-IP",
        "Via",
        "CF-Connecting-IP",
        "True-Client-IP",
        "CDN-Loop"
      })
  void whoComesThroughAProxyIsNotOfThisMachine(String header) throws Exception {
    assertThat(vote(header, "10.0.0.1")).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"cross-site, 401", "Cross-Site, 401", "same-origin, 200", "none, 200"})
  void aPageOfAnotherSiteIsNotOfThisMachine(String site, int status) throws Exception {
    assertThat(vote("Sec-Fetch-Site", site)).isEqualTo(status);
  }

  @Test
  void aProxyThatAddsNothingIsKnownByItsOldProtocol() throws Exception {
    assertThat(raw("GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")).contains(" 401 ");
  }

  @Test
  void aForeignNameForThisMachineIsNotTrusted() throws Exception {
    assertThat(raw("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401");
  }

  @SuppressWarnings("AddressSelection") // a literal address
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", collector.server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aKeyIsTakenInEitherHeader() throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.FEEDBACK)).secret();
    assertThat(vote("Authorization", "Bearer " + secret)).isEqualTo(200);
    assertThat(vote("X-API-Key", secret)).isEqualTo(200);
    assertThat(vote("X-API-Key", secret + "x")).isEqualTo(401);
  }

  @Test
  void aKeyIsGoodForItsScopesOnly() throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.SEARCH)).secret();
    assertThat(vote("X-API-Key", secret)).isEqualTo(403);
  }

  @Test
  void aRevokedKeyIsGoodNoLongerAndTheDoorStaysShut() throws Exception {
    ApiKeyRepository.Created created = key(EnumSet.of(ApiKeyScope.FEEDBACK));
    keys.revoke(created.key().id());
    now = now.plusSeconds(3);
    assertThat(vote("X-API-Key", created.secret())).isEqualTo(401);
    assertThat(vote()).isEqualTo(401);
  }

  @Test
  void aSignedAddressTakesOneVoteThatCanBeChanged() throws Exception {
    ApiKey key = key(EnumSet.of(ApiKeyScope.FEEDBACK)).key();
    String address =
        SignedVoteUrls.sign(
            key, new VoteSubmission.VoteTarget("a/1", Optional.of("v 1")), now.plusSeconds(60));
    assertThat(collector.post(address, "{\"feedback\":\"like\"}").statusCode()).isEqualTo(200);
    assertThat(collector.post(address, "{\"feedback\":\"dislike\"}").statusCode()).isEqualTo(200);
    assertThat(
            collector.one("select conversation_external_id || voter || feedback from feedback_log"))
        .isEqualTo("a/1v 1dislike");
  }

  @Test
  void aSignedAddressForOneAnswerIsNotGoodForAnother() throws Exception {
    ApiKey key = key(EnumSet.of(ApiKeyScope.FEEDBACK)).key();
    String address =
        SignedVoteUrls.sign(
            key, new VoteSubmission.VoteTarget("1", Optional.empty()), now.plusSeconds(60));
    var other = collector.post(address.replace("conversation=1", "conversation=2"), VOTE);
    assertThat(other.statusCode()).isEqualTo(403);
  }

  private String signed(String secret, String body) throws Exception {
    return CollectorFixture.json(collector.post("/signed", body, "X-API-Key", secret))
        .path("address")
        .textValue();
  }

  @Test
  void aChatProductHasAnAddressSignedForIt() throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.FEEDBACK)).secret();
    String address = signed(secret, "{\"conversation_id\":\"a/1\",\"voter\":\"v\"}");
    assertThat(collector.post(address, "{\"feedback\":\"like\"}").statusCode()).isEqualTo(200);
    assertThat(collector.one("select conversation_external_id || voter from feedback_log"))
        .isEqualTo("a/1v");
  }

  @Test
  void anAddressIsGoodAsLongAsWasAsked() throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.FEEDBACK)).secret();
    String address = signed(secret, "{\"conversation_id\":1,\"seconds\":60}");
    now = now.plusSeconds(61);
    assertThat(collector.post(address, VOTE).statusCode()).isEqualTo(410);
  }

  @Test
  void withoutAKeyNothingIsSigned() throws Exception {
    assertThat(collector.post("/signed", "{\"conversation_id\":1}").statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyOfAnotherScopeSignsNothing() throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.SEARCH)).secret();
    assertThat(
            collector.post("/signed", "{\"conversation_id\":1}", "X-API-Key", secret).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"conversation_id\":1,\"seconds\":59}", "[]"})
  void whatCannotBeSignedIsSaid(String body) throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.FEEDBACK)).secret();
    assertThat(collector.post("/signed", body, "X-API-Key", secret).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"voter=w", "expires=9999999999", "key=99", "signature=00"})
  void aTamperedAddressIsRefused(String change) throws Exception {
    String secret = key(EnumSet.of(ApiKeyScope.FEEDBACK)).secret();
    String address = signed(secret, "{\"conversation_id\":1,\"voter\":\"v\"}");
    String name = change.substring(0, change.indexOf('='));
    String tampered = address.replaceFirst(name + "=[^&]*", change);
    assertThat(tampered).isNotEqualTo(address);
    assertThat(collector.post(tampered, VOTE).statusCode()).isEqualTo(403);
  }

  @Test
  void aSignedAddressExpires() throws Exception {
    ApiKey key = key(EnumSet.of(ApiKeyScope.FEEDBACK)).key();
    String address =
        SignedVoteUrls.sign(
            key, new VoteSubmission.VoteTarget("1", Optional.empty()), now.plusSeconds(60));
    now = now.plusSeconds(61);
    assertThat(collector.post(address, VOTE).statusCode()).isEqualTo(410);
  }

  @Test
  void aSignedAddressEndsWithItsKey() throws Exception {
    ApiKey key = key(EnumSet.of(ApiKeyScope.FEEDBACK)).key();
    String address =
        SignedVoteUrls.sign(
            key, new VoteSubmission.VoteTarget("1", Optional.empty()), now.plusSeconds(600));
    keys.revoke(key.id());
    now = now.plusSeconds(3);
    assertThat(collector.post(address, VOTE).statusCode()).isEqualTo(403);
  }

  @Test
  void aVoterIsLimitedAndTold() throws Exception {
    String vote = "{\"conversation_id\":1,\"feedback\":\"like\",\"voter\":\"v\"}";
    collector.post("/feedback", vote);
    collector.post("/feedback", vote);
    var third = collector.post("/feedback", vote);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void aCallerIsLimitedAndLetInAgain() throws Exception {
    for (int i = 0; i < 8; i++) {
      assertThat(vote()).isEqualTo(200);
    }
    assertThat(vote()).isEqualTo(429);
    now = now.plusSeconds(1);
    assertThat(vote()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://chat.example.org", "https://evil.example"})
  void onlyListedPagesMayCall(String origin) throws Exception {
    String answer =
        raw(
            "OPTIONS /feedback/signed HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                + origin
                + "\r\nAccess-Control-Request-Method: POST\r\n"
                + "Access-Control-Request-Headers: content-type\r\nConnection: close\r\n\r\n");
    assertThat(answer.contains("Access-Control-Allow-Origin: " + origin))
        .isEqualTo(origin.contains("chat"));
  }

  @Test
  void withoutALiveIndexASearchIsUnavailable() throws Exception {
    var answer = collector.post("/search", "{\"query\":\"pay\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("retune reembed");
  }
}
