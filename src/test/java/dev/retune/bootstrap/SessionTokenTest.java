package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.gateway.WindowGatewayFactory;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.error.InvalidInputException;
import dev.retune.report.slack.FakeSlack;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.ui.shell.WindowServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Slack token that is used until the program ends, where there is no keyring. */
class SessionTokenTest {
  @TempDir Path folder;
  private final FakeSlack slack = new FakeSlack();

  @AfterEach
  void stop() {
    slack.close();
  }

  private static WindowServices window(ApplicationServices services) {
    return new WindowGatewayFactory(services.renew(services.settings())).all();
  }

  @Test
  void aReportIsSentWithIt() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"zone\": \"UTC\", \"slackBaseUrl\": \"" + slack.baseUrl() + "/\"}");
    slack.takingPictures().answering(FakeSlack.Outcome.TAKEN);
    IsoWeek week = IsoWeek.parse("2026-W47");
    try (ApplicationServices services =
        ApplicationServices.open(
            new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.empty(), false),
            new HomeFolder(folder),
            Map.of())) {
      WindowServices window = window(services);
      assertThatThrownBy(() -> window.report().send(week, "C0123456789", "", false))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("report.noToken"));
      window.settings().keepSecretForSession(SecretStore.SLACK_TOKEN, "xoxb-session");
      assertThat(window.settings().hasSecret(SecretStore.SLACK_TOKEN)).isTrue();

      window(services).report().send(week, "C0123456789", "", false);
      assertThat(slack.posts()).hasSize(1);
      assertThat(slack.authorization()).contains("Bearer xoxb-session");
    }
  }
}
