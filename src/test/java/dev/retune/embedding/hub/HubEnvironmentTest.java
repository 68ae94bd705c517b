package dev.retune.embedding.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubEnvironmentTest {
  @TempDir Path home;

  private HubEnvironment read(Map<String, String> variables) {
    return HubEnvironment.of(variables, home);
  }

  @Test
  void theHubIsUsedUnlessToldOtherwise() {
    HubEnvironment usual = read(Map.of());
    assertThat(usual.endpoint()).isEqualTo(URI.create("https://huggingface.co"));
    assertThat(usual.token()).isEmpty();
    assertThat(usual.cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    assertThat(usual.offline()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://mirror.example/hf/, https://mirror.example/hf",
    "http://127.0.0.1:8000, http://127.0.0.1:8000"
  })
  void aMirrorMayLieUnderAPath(String told, String endpoint) {
    assertThat(read(Map.of("HF_ENDPOINT", told)).endpoint()).isEqualTo(URI.create(endpoint));
  }

  @ParameterizedTest
  @CsvSource({"mirror.example", "ftp://mirror.example", "https://", "'https://a b'"})
  void refusesWhatIsNoServer(String told) {
    assertThatThrownBy(() -> read(Map.of("HF_ENDPOINT", told)))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("model.badEndpoint"));
  }

  @ParameterizedTest
  @CsvSource({
    "HF_HOME, /data/hf, /data/hf/hub",
    "HF_HUB_CACHE, /data/cache, /data/cache",
    "HUGGINGFACE_HUB_CACHE, /old, /old",
    "XDG_CACHE_HOME, /xdg, /xdg/huggingface/hub"
  })
  void findsTheCache(String variable, String value, String cache) {
    assertThat(read(Map.of(variable, value)).cache()).isEqualTo(Path.of(cache));
  }

  @Test
  void aWaveStandsForTheUsersFolder() {
    assertThat(read(Map.of("HF_HOME", "~/hf")).cache()).isEqualTo(home.resolve("hf/hub"));
  }

  @Test
  void theTokenComesFromTheVariableOrTheFile() throws IOException {
    Files.createDirectories(home.resolve(".cache/huggingface"));
    Files.writeString(home.resolve(".cache/huggingface/token"), "hf_file\n");
    assertThat(read(Map.of()).token()).contains("hf_file");
    assertThat(read(Map.of("HF_TOKEN", " hf_told\n")).token()).contains("hf_told");
    assertThat(read(Map.of("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).token()).isEmpty();
    Path other = Files.writeString(home.resolve("other"), "hf_other");
    assertThat(read(Map.of("HF_TOKEN_PATH", other.toString())).token()).contains("hf_other");
  }

  @Test
  void theTokenIsNotPartOfItsText() {
    assertThat(read(Map.of("HF_TOKEN", "hf_told")).toString()).doesNotContain("hf_told");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "yes, true", "ON, true", "0, false", "'', false"})
  void offline(String value, boolean offline) {
    assertThat(read(Map.of("HF_HUB_OFFLINE", value)).offline()).isEqualTo(offline);
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/x, true",
    "https://HUGGINGFACE.co:443/x, true",
    "http://huggingface.co/x, false",
    "https://huggingface.co:8443/x, false",
    "https://cdn.huggingface.co/x, false",
    "https://huggingface.co.evil.example/x, false"
  })
  void knowsTheHubsOwnHost(String address, boolean own) {
    assertThat(read(Map.of()).isHub(URI.create(address))).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/a, secure.example, 3128",
    "http://mirror.example/a, plain.example, 8080",
    "https://inside.example/a, -, 0",
    "https://deep.inside.example/a, -, 0",
    "https://notinside.example/a, secure.example, 3128",
    "http://10.0.0.7:9000/a, -, 0",
    "http://10.0.0.7:9001/a, plain.example, 8080"
  })
  void goesThroughTheProxyOfTheScheme(String address, String host, int port) {
    var proxies =
        read(Map.of(
                "HTTPS_PROXY",
                "http://secure.example:3128",
                "http_proxy",
                "plain.example:8080",
                "NO_PROXY",
                ".inside.example, 10.0.0.7:9000"))
            .proxies();
    Proxy chosen = proxies.select(URI.create(address)).getFirst();
    if (host.equals("-")) {
      assertThat(chosen).isEqualTo(Proxy.NO_PROXY);
    } else {
      assertThat((InetSocketAddress) chosen.address())
          .returns(host, InetSocketAddress::getHostString)
          .returns(port, InetSocketAddress::getPort);
    }
  }

  @Test
  void aProxyForAllAndAStarForNone() {
    var all = read(Map.of("ALL_PROXY", "http://p.example:1")).proxies();
    assertThat(all.select(URI.create("https://x.example")).getFirst().type())
        .isEqualTo(Proxy.Type.HTTP);
    var none = read(Map.of("ALL_PROXY", "http://p.example:1", "no_proxy", "*")).proxies();
    assertThat(none.select(URI.create("https://x.example"))).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void aProxyThatIsNoAddressIsToldAtOnce() {
    assertThatThrownBy(() -> read(Map.of("HTTPS_PROXY", "http://a b")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("model.badProxy"));
  }
}
