package dev.retune.prompting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholderWarningsTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void theFirstVersionIsComparedWithTheUsualNames() {
    assertThat(PlaceholderWarnings.of(version(1, "Hello {{name}}, from {{context}}"), TEXTS))
        .containsExactly(
            "Check that the product fills name: support v1 has placeholders with names that Retune"
                + " does not know.");
  }

  @Test
  void othersAreComparedWithTheLiveVersion() {
    PromptVersion live = version(1, "Hello {{name}}, from {{context}}");
    assertThat(PlaceholderWarnings.of(version(2, "{{context}} {{name}}"), live, TEXTS)).isEmpty();
    assertThat(PlaceholderWarnings.of(version(2, "Hello {{user}}"), live, TEXTS))
        .containsExactly(
            "Check that the product fills user: support v2 has placeholders that the live version"
                + " has not.",
            "Check that support v2 needs no context, name: the live version has these placeholders,"
                + " and it has not.");
  }

  private static PromptVersion version(int number, String text) {
    return new PromptVersion(
        number,
        "support",
        number,
        PromptState.PROPOSED,
        text,
        "",
        "{}",
        Optional.empty(),
        PromptOrigin.FILE,
        "support@" + number,
        "",
        List.of(),
        "ann",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
