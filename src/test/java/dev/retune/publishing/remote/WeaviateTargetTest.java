package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.publishing.model.HeldVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Against a server of the tests, or one that {@code -Dretune.weaviate=http://host:port} names, such
 * as a proxy that holds requests and answers against Weaviate's published description.
 */
class WeaviateTargetTest {
  private static WeaviateTarget open(String url) {
    return WeaviateTarget.open(TargetHttpClient.open("chat", url, "key"), "passages");
  }

  @Test
  void versionsAreCollectionsAndTheAliasIsMoved() throws IOException {
    try (FakeWeaviate server = new FakeWeaviate(Integer.getInteger("retune.weaviate.port", 0))) {
      String url = System.getProperty("retune.weaviate", server.url());
      try (WeaviateTarget target = open(url)) {
        CollectionContract.check(target);
        assertThat(server.aliases).containsEntry("Passages", "Passages_v2");
        assertThat(server.has("Passages_v1")).isFalse();
        assertThat(server.lastHeader).isEqualTo("Bearer key");
      }
      try (WeaviateTarget again = open(url)) {
        assertThat(again.live()).contains("v2");
      }
    }
  }

  @Test
  void whatOthersMadeIsLeftAlone() throws IOException {
    try (FakeWeaviate server = new FakeWeaviate(0)) {
      server.make("Passages", "");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeWeaviate server = new FakeWeaviate(0)) {
      server.make("Old", "somebody's");
      server.aliases.put("Passages", "Old");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeWeaviate server = new FakeWeaviate(0)) {
      server.make("Passages_v1", "{\"mine\": 1}");
      try (WeaviateTarget target = open(server.url())) {
        assertThatThrownBy(() -> target.stage(CollectionContract.manifest("v1", 1)))
            .isInstanceOf(UnavailableException.class);
        assertThat(server.has("Passages_v1")).isTrue();
      }
    }
  }

  @Test
  void whatTheServerRefusesIsToldThoughTheRequestSucceeds() throws IOException {
    try (FakeWeaviate server = new FakeWeaviate(0);
        WeaviateTarget target = open(server.url())) {
      target.stage(CollectionContract.manifest("v1", 1));
      assertThatThrownBy(() -> target.write("v1", List.of(CollectionContract.passage("1-0", 1, 0))))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("vector lengths don't match");
      assertThatThrownBy(() -> target.count("v7"))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("Cannot query field");
      assertThat(target.held()).extracting(HeldVersion::complete).containsExactly(false);
    }
  }

  @Test
  void aServerWithoutAliasesIsRefused() throws IOException {
    for (String version : List.of("1.31.9", "0.99.0", "")) {
      try (FakeWeaviate server = new FakeWeaviate(0)) {
        server.version = version;
        assertThatThrownBy(() -> open(server.url()))
            .isInstanceOfSatisfying(
                InvalidInputException.class,
                e -> assertThat(e.args()).isEqualTo(List.of("chat", version, "1.32")));
      }
    }
    for (String version : List.of("1.40.0-dev", "2.0.0")) {
      try (FakeWeaviate server = new FakeWeaviate(0)) {
        server.version = version;
        open(server.url()).close();
      }
    }
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                WeaviateTarget.open(
                    TargetHttpClient.open("chat", "http://127.0.0.1:1", ""), "my-passages"))
        .isInstanceOf(InvalidInputException.class);
  }
}
