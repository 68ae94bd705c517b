package dev.retune.publishing.remote;

import static dev.retune.publishing.remote.CollectionContract.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.publishing.model.HeldVersion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Against a server of the tests, or one that {@code -Dretune.opensearch=http://host:port} or {@code
 * -Dretune.elasticsearch=...} names, such as a proxy that holds requests and answers against the
 * published description of the one or the other.
 */
class SearchServerTargetTest {
  private static String property(SearchDialect dialect) {
    return "retune." + dialect.name().toLowerCase(Locale.ROOT);
  }

  private static SearchServerTarget open(FakeSearchServer server, SearchDialect dialect) {
    return open(server.url(), dialect);
  }

  private static SearchServerTarget open(String url, SearchDialect dialect) {
    return SearchServerTarget.open(
        TargetHttpClient.open("chat", url, HttpCredentials.NONE), "passages", dialect);
  }

  @ParameterizedTest
  @EnumSource
  void versionsAreIndexesAndTheAliasIsMoved(SearchDialect dialect) throws IOException {
    int port = Integer.getInteger(property(dialect) + ".port", 0);
    try (FakeSearchServer server = new FakeSearchServer(dialect, port)) {
      String url = System.getProperty(property(dialect), server.url());
      try (SearchServerTarget target = open(url, dialect)) {
        CollectionContract.check(target);
        assertThat(server.aliases).containsEntry("passages", "passages-v2");
        assertThat(server.has("passages-v1")).isFalse();
      }
      // opened again with an alias of its own
      try (SearchServerTarget target = open(url, dialect)) {
        assertThat(target.live()).contains("v2");
      }
    }
  }

  @Test
  void aServerOfTheOtherKindIsNamed() throws IOException {
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.OPENSEARCH)) {
      assertThatThrownBy(() -> open(server, SearchDialect.ELASTICSEARCH))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> {
                assertThat(e.key()).isEqualTo("publishing.otherServer");
                assertThat(e.args()).isEqualTo(List.of("chat", "opensearch", "elasticsearch"));
              });
    }
    try (FakeQdrant server = new FakeQdrant(0)) {
      assertThatThrownBy(
              () ->
                  SearchServerTarget.open(
                      TargetHttpClient.open("chat", server.url() + "/collections", ""),
                      "passages",
                      SearchDialect.OPENSEARCH))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void whatOthersMadeIsLeftAlone() throws IOException {
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.ELASTICSEARCH)) {
      server.make("passages");
      assertThatThrownBy(() -> open(server, SearchDialect.ELASTICSEARCH))
          .isInstanceOf(InvalidInputException.class);
    }
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.ELASTICSEARCH)) {
      server.make("old");
      server.aliases.put("passages", "old");
      assertThatThrownBy(() -> open(server, SearchDialect.ELASTICSEARCH))
          .isInstanceOf(InvalidInputException.class);
    }
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.ELASTICSEARCH)) {
      server.make("passages-v1");
      try (SearchServerTarget target = open(server, SearchDialect.ELASTICSEARCH)) {
        assertThatThrownBy(() -> target.stage(CollectionContract.manifest("v1", 1)))
            .isInstanceOf(UnavailableException.class);
        assertThat(server.has("passages-v1")).isTrue();
      }
    }
  }

  @Test
  void whatCannotBeCopiedWithinTheServerIsSentAndWhatIsGoneIsNot() throws IOException {
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.OPENSEARCH);
        SearchServerTarget target = open(server, SearchDialect.OPENSEARCH)) {
      target.stage(CollectionContract.manifest("v1", 3));
      target.write("v1", Stream.of("1-0", "2-0", "3-0").map(id -> passage(id, 1, 0, 0)).toList());
      target.complete(CollectionContract.manifest("v1", 3));
      target.goLive("v1");
      target.stage(CollectionContract.manifest("v2", 3));
      server.copies = false;
      assertThat(target.carryOver("v1", "v2", List.of("1-0", "2-0")))
          .containsExactlyInAnyOrder("1-0", "2-0");
      server.copies = true;
      server.delete("passages-v1", "2-0");
      assertThat(target.carryOver("v1", "v2", List.of("1-0", "2-0", "3-0"))).isEmpty();
      assertThat(target.deleted("v2")).containsExactly("2-0");
      assertThat(target.fingerprints("v2")).containsOnlyKeys("1-0", "3-0");
    }
  }

  @Test
  void aDocumentThatTheServerRefusesIsToldThoughTheRequestSucceeds() throws IOException {
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.OPENSEARCH);
        SearchServerTarget target = open(server, SearchDialect.OPENSEARCH)) {
      target.stage(CollectionContract.manifest("v1", 1));
      assertThatThrownBy(() -> target.write("v1", List.of(passage("1-0", 1, 0))))
          .isInstanceOf(UnavailableException.class);
      assertThat(target.held()).extracting(HeldVersion::complete).containsExactly(false);
    }
  }

  @Test
  void aNameThatIsNoIndexIsRefused() throws IOException {
    try (FakeSearchServer server = new FakeSearchServer(SearchDialect.OPENSEARCH)) {
      assertThatThrownBy(
              () ->
                  SearchServerTarget.open(
                      TargetHttpClient.open("chat", server.url(), ""),
                      "Passages",
                      SearchDialect.OPENSEARCH))
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
