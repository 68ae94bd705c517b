package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.gateway.WindowGatewayFactory;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.HomeFolder;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.settings.source.SourcesGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of sources asks for. */
class SourcesOfWindowTest {
  @TempDir Path folder;

  private ApplicationServices services() {
    return ApplicationServices.open(
        new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.empty(), false),
        new HomeFolder(folder),
        Map.of());
  }

  private static SourcesGateway gateway(ApplicationServices services) {
    return new WindowGatewayFactory(services.renew(services.settings())).all().settings().sources();
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotStored() throws IOException {
    try (ApplicationServices services = services()) {
      SourcesGateway gateway = gateway(services);
      SourceConfig chat = SourceConfig.of("chat", "postgresql://reader:secret@db.example.org/chat");
      assertThatThrownBy(() -> gateway.add(chat, SecretInput.of("")))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.key()).isEqualTo("feedback.passwordInAddress"));
      gateway.add(SourceConfig.of("chat", "postgresql://db.example.org/chat"), SecretInput.of(""));
      assertThatThrownBy(() -> gateway.replace("chat", chat, SecretInput.of("")))
          .isInstanceOf(InvalidInputException.class);
      assertThat(gateway.sources())
          .extracting(SourceConfig::url)
          .containsExactly("postgresql://db.example.org/chat");
      assertThat(Files.readString(folder.resolve("settings.json"))).doesNotContain("secret");
    }
  }

  @Test
  void aProfileThatIsNotValidIsTold() throws IOException {
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(folder.resolve("profiles/own-bot.yaml"), "name: own-bot\ntitel: Own\n");
    try (ApplicationServices services = services()) {
      assertThat(gateway(services).brokenProfiles())
          .extracting(ProfileCatalog.Broken::file)
          .containsExactly(folder.resolve("profiles/own-bot.yaml"));
    }
  }
}
