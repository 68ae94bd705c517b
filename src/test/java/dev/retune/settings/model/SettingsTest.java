package dev.retune.settings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.file.SettingsFileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Settings STANDARD = Settings.standard();

  @TempDir Path folder;

  private Settings loaded(String json) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, json);
    return new SettingsFileStore(file).load();
  }

  @Test
  void oneValueChanges() {
    assertThat(STANDARD.with("zone", "Asia/Seoul").zone()).contains("Asia/Seoul");
  }

  @Test
  void allOthersStay() {
    assertThat(STANDARD.with("zone", "Asia/Seoul").with("zone", Optional.empty()))
        .isEqualTo(STANDARD);
  }

  @Test
  void aValueWithinChanges() {
    assertThat(STANDARD.with("trigger.threshold", 0.4).trigger().threshold()).isEqualTo(0.4);
  }

  @Test
  void recordsAreValuesToo() {
    SourceConfig source = SourceConfig.of("chat", "sqlite:///chat.db");
    assertThat(STANDARD.with("sources", List.of(source)).sources()).containsExactly(source);
  }

  @Test
  void whatOnlyFitsTogetherIsSetTogether() {
    Settings changed = STANDARD.with(Map.of("trigger.threshold", 0.1, "trigger.recovery", 0.05));
    assertThat(changed.trigger().recovery()).isEqualTo(0.05);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> STANDARD.with("trigger.recovery", 0.9))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("retraining.trigger.recovery");
  }

  @Test
  void aMisspeltNameIsAFault() {
    assertThatThrownBy(() -> STANDARD.with("trigger.treshold", 0.4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOldFileLoads() throws IOException {
    Settings old =
        loaded("{\"zone\":\"Europe/Berlin\",\"slackChannel\":\"C1\",\"keepVersions\":3}");
    assertThat(old)
        .isEqualTo(
            STANDARD
                .with("zone", "Europe/Berlin")
                .with("slackChannel", "C1")
                .with("keepVersions", 3));
  }

  @Test
  void whatWasSavedIsLoaded() {
    Settings settings =
        STANDARD
            .with("person", "O'Brien \"오\"")
            .with("database", new WorkspaceAddress("postgresql://h/db", Optional.of("me")))
            .with("alerts.failed", false)
            .with("shortcuts", Map.of("go.review", "Shortcut+R"));
    SettingsFileStore store = new SettingsFileStore(folder.resolve("settings.json"));
    assertThat(store.change(now -> settings)).isEqualTo(settings);
    assertThat(store.load()).isEqualTo(settings);
  }

  @Test
  void theFileIsForPeople() throws IOException {
    SettingsFileStore store = new SettingsFileStore(folder.resolve("settings.json"));
    assertThat(store.change(now -> STANDARD)).isEqualTo(STANDARD);
    assertThat(Files.readString(folder.resolve("settings.json")))
        .contains("  \"trigger\" : {\n    \"threshold\" : 0.3,");
  }

  @Test
  void theAddressTakesItsPasswordFromElsewhere() {
    var url = new WorkspaceAddress("postgresql://h/db", Optional.of("me")).toUrl("pw");
    assertThat(List.of(url.user(), url.password()))
        .containsExactly(Optional.of("me"), Optional.of("pw"));
  }
}
