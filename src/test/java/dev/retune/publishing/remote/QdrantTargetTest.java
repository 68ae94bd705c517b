package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
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

  @Test
  void aNameThatIsNoCollectionIsRefused() {
    assertThatThrownBy(
            () -> QdrantTarget.open(TargetHttpClient.open("chat", "http://127.0.0.1:1", ""), "a/b"))
        .isInstanceOf(InvalidInputException.class);
  }
}
