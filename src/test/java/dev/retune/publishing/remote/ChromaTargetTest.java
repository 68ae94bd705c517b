package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against a real server; {@code -Dretune.chroma=http://host:port} names it. */
@EnabledIfSystemProperty(named = "retune.chroma", matches = "http.*")
class ChromaTargetTest {
  private static final String URL = System.getProperty("retune.chroma", "");

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
