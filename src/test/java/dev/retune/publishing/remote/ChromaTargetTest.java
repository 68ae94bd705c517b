package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.support.TestStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Against a real server; {@code -Dretune.chroma=http://host:port} names it. */
@EnabledIf("dev.retune.support.TestStores#chroma")
class ChromaTargetTest {
  private static final String URL = TestStores.address("chroma").orElse("");

  @Test
  void theServerKeepsVersionsSideBySide() {
    try (ChromaTarget target =
        ChromaTarget.open(TargetHttpClient.open("chat", URL, ""), "retune-test")) {
      target.held().forEach(held -> target.drop(held.version()));
      CollectionContract.check(target);
      assertThat(target.live()).contains("v2");
    }
  }
}
