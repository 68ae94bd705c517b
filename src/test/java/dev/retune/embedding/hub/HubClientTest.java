package dev.retune.embedding.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubClientTest {
  static final HubTiming AT_ONCE =
      new HubTiming(
          Duration.ofNanos(1),
          Duration.ofNanos(1),
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));
  private static final String NAME = "made/small-model";
  private static final ProgressMonitor NONE = ProgressMonitor.none();

  @TempDir Path cache;
  private TestHub hub;
  private HubRepository repository;

  @BeforeEach
  void hub() throws IOException {
    repository = new HubRepository(NAME).with("config.json", "{}").with("onnx/model.onnx", "m");
    hub = new TestHub().with(repository);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HubClient client() {
    return new HubClient(hub.environment(cache, Optional.of("hf_secret")), AT_ONCE);
  }

  private HubModel model(String name) {
    try (HubClient client = client()) {
      return client.model(ModelAddress.parse(name), NONE);
    }
  }

  private ApplicationException refusal(String name) {
    return catchThrowableOfType(ApplicationException.class, () -> model(name));
  }

  @Test
  void tellsWhatTheHubKnows() {
    repository
        .telling("pipeline_tag", "sentence-similarity")
        .telling("downloads", 12)
        .telling("cardData", Map.of("license", "mit", "language", List.of("ko", "en")));
    assertThat(model(NAME))
        .returns(NAME, HubModel::repository)
        .returns(repository.commit(), HubModel::commit)
        .returns(Optional.of("sentence-similarity"), HubModel::task)
        .returns(Optional.of("mit"), HubModel::license)
        .returns(List.of("ko", "en"), HubModel::languages)
        .returns(12L, HubModel::downloads)
        .returns(false, HubModel::gated);
  }

  @Test
  void readsLicenseAndLanguagesFromTagsOfAModelWithoutCard() {
    repository.telling("tags", List.of("onnx", "ko", "license:apache-2.0", "arxiv:1"));
    assertThat(model(NAME))
        .returns(Optional.of("apache-2.0"), HubModel::license)
        .returns(List.of("ko"), HubModel::languages);
  }

  @Test
  void namesALicenseOfItsOwn() {
    repository.telling("cardData", Map.of("license", "other", "license_name", "gemma"));
    assertThat(model(NAME).license()).contains("gemma");
  }

  @Test
  void removesControlCharactersFromWhatIsShown() {
    repository.telling("cardData", Map.of("license", "mit\u001b[2J"));
    assertThat(model(NAME).license()).contains("mit\uFFFD[2J");
  }

  @Test
  void findsARenamedModelUnderItsNewName() {
    hub.renamed("made/old-name", NAME);
    assertThat(model("made/old-name").repository()).isEqualTo(NAME);
  }

  @Test
  void listsFilesOfAllPages() {
    hub.page(1, hub.endpoint());
    try (HubClient client = client()) {
      assertThat(client.files(new ModelAddress(NAME, repository.commit()), NONE))
          .extracting(HubFile::path)
          .containsExactly("config.json", "onnx/model.onnx");
    }
  }

  @Test
  void followsThePagesOfAMirrorThatPassesOnTheHubsLinks() {
    hub.page(1, HubEnvironment.HUB);
    try (HubClient client = client()) {
      assertThat(client.files(new ModelAddress(NAME, repository.commit()), NONE)).hasSize(2);
    }
  }

  @Test
  void followsNoPageOnAnotherHost() {
    hub.page(1, "http://localhost:9");
    try (HubClient client = client()) {
      assertThatThrownBy(() -> client.files(new ModelAddress(NAME, repository.commit()), NONE))
          .isInstanceOfSatisfying(
              ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.notAHub"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, GatedRepo, model.gated",
    "401, GatedRepo, model.gated",
    "401, RepoNotFound, model.notFound",
    "404, RepoNotFound, model.notFound",
    "404, RevisionNotFound, model.noRevision",
    "404, EntryNotFound, model.noFile",
    "403, Other, model.forbidden",
    "451, Other, model.hubFailed"
  })
  void saysWhyItIsRefused(int status, String code, String key) {
    repository.refusing(status, code);
    assertThat(refusal(NAME).key()).isEqualTo(key);
  }

  @Test
  void saysThatATokenIsNotAccepted() {
    hub.failNext(401, Map.of("X-Error-Message", "Invalid credentials in Authorization header"));
    assertThat(refusal(NAME).key()).isEqualTo("model.badToken");
  }

  @Test
  void anUnknownModelAndAnUnknownRevisionAreToldApart() {
    assertThat(refusal("made/nothing").key()).isEqualTo("model.notFound");
    assertThat(refusal(NAME + "@v9").key()).isEqualTo("model.noRevision");
  }

  @Test
  void everyRefusalIsASentenceInBothLanguages() {
    repository.refusing(403, "GatedRepo");
    ApplicationException gated = refusal(NAME);
    assertThat(new Texts(Locale.ENGLISH).get(gated))
        .isEqualTo(
            "The authors of made/small-model want their conditions accepted first: accept them at"
                + " https://huggingface.co/made/small-model, and set HF_TOKEN to a token of that"
                + " account.");
    assertThat(new Texts(Locale.KOREAN).get(gated))
        .isEqualTo(
            "made/small-model은 먼저 이용 조건에 동의해야 하는 모델입니다."
                + " https://huggingface.co/made/small-model에서 동의한 뒤 그 계정의 토큰을 HF_TOKEN에 지정하세요.");
  }

  @Test
  void waitsWhenTheHubAsksTo() {
    hub.failNext(429, Map.of("Retry-After", "0"));
    hub.failNext(503, Map.of());
    assertThat(model(NAME).repository()).isEqualTo(NAME);
    assertThat(hub.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"Retry-After, 300", "RateLimit, '\"api\";r=0;t=300'"})
  void saysForHowLongNothingIsAllowed(String header, String value) {
    hub.failNext(429, Map.of(header, value));
    ApplicationException refused = refusal(NAME);
    assertThat(new Texts(Locale.ENGLISH).get(refused))
        .isEqualTo(
            "127.0.0.1 allows no more requests for now: try again in 300 seconds, or sign in with a"
                + " token in HF_TOKEN for a higher limit.");
    assertThat(hub.requests()).hasSize(1);
  }

  @Test
  void saysThatTheHubFails() {
    for (int i = 0; i < 3; i++) {
      hub.failNext(500, Map.of());
    }
    assertThat(refusal(NAME).key()).isEqualTo("model.hubFailed");
  }

  @Test
  void saysThatNothingAnswers() {
    String endpoint = hub.endpoint();
    hub.close();
    HubEnvironment gone =
        new HubEnvironment(
            URI.create(endpoint),
            Optional.empty(),
            cache,
            false,
            hub.environment(cache, Optional.empty()).proxies());
    try (HubClient client = new HubClient(gone, AT_ONCE)) {
      assertThatThrownBy(() -> client.model(ModelAddress.parse(NAME), NONE))
          .isInstanceOfSatisfying(
              ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.unreachable"));
    }
  }

  @Test
  void anAnswerThatIsNoModelIsToldApart() {
    repository.telling("sha", "nothing");
    assertThat(refusal(NAME).key()).isEqualTo("model.notAHub");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../b",
        "/etc/passwd",
        "C:/windows",
        "C:evil",
        "a\\..\\b",
        "a//b",
        "a/./b",
        "nul\0byte",
        "line\nfeed",
        ""
      })
  void refusesPathsThatLeadElsewhere(String path) {
    repository.with(path, "x");
    try (HubClient client = client()) {
      assertThatThrownBy(() -> client.files(new ModelAddress(NAME, repository.commit()), NONE))
          .isInstanceOfSatisfying(
              ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.badPath"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "../a", "a/../b", "a/b/c", "a\\b", "a/b?x=1", "a b", "a/-b", "a--b/c"})
  void refusesNamesThatAreNone(String name) {
    assertThatThrownBy(() -> ModelAddress.parse(name))
        .isInstanceOfSatisfying(
            ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.badName"));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, main",
    "a/b@v1.5, a/b, v1.5",
    "a/b@refs/pr/3, a/b, refs/pr/3",
    "https://huggingface.co/a/b, a/b, main",
    "https://huggingface.co/a/b/tree/dev, a/b, dev",
    "bert-base, bert-base, main"
  })
  void readsNamesAsPeopleGiveThem(String typed, String repository, String revision) {
    assertThat(ModelAddress.parse(typed)).isEqualTo(new ModelAddress(repository, revision));
  }

  @Test
  void refusesRevisionsThatLeadElsewhere() {
    assertThatThrownBy(() -> ModelAddress.parse("a/b@../../c"))
        .isInstanceOfSatisfying(
            ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.badRevision"));
  }

  @Test
  void theTokenGoesToTheHubOnly() throws IOException {
    byte[] large = new byte[20_000];
    repository.with("weights.bin", large);
    try (HubClient client = client()) {
      ModelAddress commit = new ModelAddress(NAME, repository.commit());
      HubFile file =
          client.files(commit, NONE).stream()
              .filter(each -> each.path().equals("weights.bin"))
              .findFirst()
              .orElseThrow();
      try (var content = client.open(commit, file, DownloadedPart.NONE, NONE)) {
        assertThat(content.body().all(1 << 20, NONE)).isEqualTo(large);
      }
    }
    assertThat(hub.requests()).contains("GET /made/small-model/weights.bin");
    assertThat(hub.tokensAtHub()).isEqualTo(2);
    assertThat(hub.tokensAtOther()).isZero();
  }

  @Test
  void aRefusalOfTheOtherHostIsNotTheModels() {
    repository.with("weights.bin", new byte[20_000]);
    hub.failOther(403);
    try (HubClient client = client()) {
      ModelAddress commit = new ModelAddress(NAME, repository.commit());
      HubFile file = client.files(commit, NONE).getLast();
      assertThatThrownBy(() -> client.open(commit, file, DownloadedPart.NONE, NONE))
          .isInstanceOfSatisfying(
              ApplicationException.class,
              e ->
                  assertThat(e)
                      .returns("model.hubFailed", ApplicationException::key)
                      .returns(List.of("localhost", 403), ApplicationException::args));
    }
  }

  @Test
  void aProxyIsAskedAndToldItsPassword() {
    String proxy = hub.endpoint().replace("http://", "http://me:secret@");
    HubEnvironment behind =
        HubEnvironment.of(
            Map.of("HF_ENDPOINT", "http://hub.example", "HTTP_PROXY", proxy, "NO_PROXY", "x"),
            cache);
    hub.failNext(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""));
    try (HubClient client = new HubClient(behind, AT_ONCE)) {
      assertThat(client.model(ModelAddress.parse(NAME), NONE).repository()).isEqualTo(NAME);
    }
    assertThat(hub.requests())
        .hasSize(2)
        .allMatch(each -> each.startsWith("GET http://hub.example/api/models/"));
  }

  @Test
  void aCancelledRequestEndsAtOnce() {
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    try (HubClient client = client()) {
      assertThatThrownBy(() -> client.model(ModelAddress.parse(NAME), cancelled))
          .isInstanceOf(CancelledException.class);
    }
  }
}
