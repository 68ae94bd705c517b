package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Against a server of the tests, or one that {@code -Dretune.qdrant=http://host:port} names, such
 * as a proxy that holds requests and answers against Qdrant's published description.
 */
class QdrantTargetTest {
  @Test
  void versionsAreCollectionsAndTheAliasIsMoved() throws IOException {
    try (FakeQdrant server = new FakeQdrant(Integer.getInteger("retune.qdrant.port", 0));
        QdrantTarget target =
            QdrantTarget.open(
                TargetHttpClient.open(
                    "chat", System.getProperty("retune.qdrant", server.url()), ""),
                "passages")) {
      CollectionContract.check(target);
      assertThat(target.live()).contains("v2");
    }
  }

  private static QdrantTarget open(String url) {
    return QdrantTarget.open(TargetHttpClient.open("chat", url, ""), "passages");
  }

  @Test
  void whatOthersMadeIsLeftAlone() throws IOException {
    try (FakeQdrant server = new FakeQdrant(0)) {
      server.make("passages");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeQdrant server = new FakeQdrant(0)) {
      server.make("old");
      server.aliases.put("passages", "old");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeQdrant server = new FakeQdrant(0)) {
      server.make("passages_v1");
      try (QdrantTarget target = open(server.url())) {
        assertThatThrownBy(() -> target.stage(CollectionContract.manifest("v1", 1)))
            .isInstanceOf(UnavailableException.class);
        assertThat(server.has("passages_v1")).isTrue();
      }
    }
  }

  @Test
  void aCopyGoesOnWhereItWasKilledBetweenTwoSteps() throws IOException {
    try (FakeQdrant server = new FakeQdrant(0);
        QdrantTarget target = open(server.url())) {
      target.stage(CollectionContract.manifest("v1", 1));
      // as if it had ended after the manifest was written
      server.drop("passages_v1");
      assertThat(target.held()).isEmpty();
      target.stage(CollectionContract.manifest("v1", 1));
      assertThat(target.count("v1")).isZero();
      assertThat(target.held()).hasSize(1);
    }
  }

  @Test
  void aNameThatIsNoCollectionIsRefused() {
    assertThatThrownBy(
            () -> QdrantTarget.open(TargetHttpClient.open("chat", "http://127.0.0.1:1", ""), "a/b"))
        .isInstanceOf(InvalidInputException.class);
  }
}
