package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A prompt of a Langfuse project, by name and label; also in a folder. */
class LangfusePromptsTest {
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 2, Duration.ofSeconds(5));

  private final LangfusePrompts prompts =
      new LangfusePrompts(new SourceOpener(name -> Optional.of(FakeLangfuse.SECRET_KEY)), AT_ONCE);

  private static SourceConfig source(String url) {
    return new SourceConfig(
        "traces", url, Optional.of(FakeLangfuse.PUBLIC_KEY), Optional.of("KEY"), null, null);
  }

  @Test
  void aPromptIsFoundByNameAndLabel() throws Exception {
    try (FakeLangfuse server = new FakeLangfuse("4.12.0", 40)) {
      server.prompt("team/support hours", "production", 3, TextNode.valueOf("친절하게"));
      SourceConfig source = source(server.address());
      server.failNext(429, Map.of("Retry-After", "0"));
      ObjectNode found =
          prompts.find(source, "team/support hours", new PromptPick.Labelled("production"));
      assertThat(found.path("prompt").asText()).isEqualTo("친절하게");
      assertThat(found.path("version").asInt()).isEqualTo(3);
      assertThat(server.requests())
          .last()
          .isEqualTo("/api/public/v2/prompts/team/support hours [label=production]");
      assertThatThrownBy(
              () -> prompts.find(source, "team/support hours", new PromptPick.Labelled("staging")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("promptMissing");
      assertThat(
              prompts
                  .find(source, "team/support hours", new PromptPick.Numbered(3))
                  .path("prompt")
                  .asText())
          .isEqualTo("친절하게");
      assertThatThrownBy(
              () -> prompts.find(source, "team/support hours", new PromptPick.Numbered(4)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("versionMissing");
      for (int i = 0; i < 5; i++) {
        server.failNext(500, Map.of());
      }
      assertThatThrownBy(
              () ->
                  prompts.find(source, "team/support hours", new PromptPick.Labelled("production")))
          .isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void aSourceThatIsNotAnAddressHasNoPrompts() {
    assertThatThrownBy(() -> prompts.find(source("chat.db"), "support", new PromptPick.Numbered(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("noPrompts");
  }
}
