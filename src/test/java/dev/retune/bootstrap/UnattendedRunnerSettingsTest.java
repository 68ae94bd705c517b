package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.unattended.UnattendedRunner;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.scheduling.ScheduleSettings;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the settings file while a process runs unattended. */
@SuppressWarnings("NullAway.Init")
class UnattendedRunnerSettingsTest {
  @TempDir Path folder;
  private ApplicationServices services;
  private AtomicReference<UnattendedRunner.CurrentSettings> now;
  private final List<ApplicationException> told = new ArrayList<>();
  private final List<ScheduleSettings> plans = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    write("{\"weekly\": \"daily 04:00\"}");
    services =
        ApplicationServices.open(
            new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.empty(), false),
            new HomeFolder(folder),
            Map.of());
    services.onNotice(told::add);
    now =
        new AtomicReference<>(
            new UnattendedRunner.CurrentSettings(
                services.settings(), services.modules(), Optional.empty()));
  }

  @AfterEach
  void close() {
    services.close();
  }

  private void write(String json) throws IOException {
    Files.writeString(folder.resolve("settings.json"), json);
  }

  private String weekly() {
    UnattendedRunner.follow(now, services::renew, plans::add);
    return now.get().settings().weekly();
  }

  @Test
  void aChangedFileIsTakenOver() throws IOException {
    write("{\"weekly\": \"daily 05:00\"}");
    assertThat(weekly()).isEqualTo("daily 05:00");
    assertThat(plans).extracting(ScheduleSettings::loop).containsExactly("daily 05:00");
  }

  @Test
  void whatCannotBeUnderstoodLeavesTheOldOnes() throws IOException {
    write("{\"weekly\": \"daily 05:00\", \"zon\": \"UTC\"}");
    assertThat(weekly()).isEqualTo("daily 04:00");
    assertThat(plans).isEmpty();
  }

  @Test
  void itIsToldOnceForEachThingThatIsWrong() throws IOException {
    write("{");
    assertThat(List.of(weekly(), weekly(), weekly())).containsOnly("daily 04:00");
    assertThat(told).hasSize(1);
    write("{\"zon\": 1}");
    assertThat(weekly()).isEqualTo("daily 04:00");
    assertThat(new Texts(Locale.ENGLISH).get(told.getLast()))
        .startsWith("The previous settings stay in use: ")
        .endsWith("there is no setting zon; did you mean zone?");
  }

  @Test
  void whatIsMendedAndBrokenAgainIsToldAgain() throws IOException {
    write("{");
    assertThat(weekly()).isEqualTo("daily 04:00");
    write("{\"weekly\": \"daily 04:00\"}");
    assertThat(weekly()).isEqualTo("daily 04:00");
    write("{");
    assertThat(weekly()).isEqualTo("daily 04:00");
    assertThat(told).hasSize(2);
  }

  @Test
  void aFileThatIsGoneLeavesTheOldOnes() throws IOException {
    Files.delete(folder.resolve("settings.json"));
    assertThat(weekly()).isEqualTo("daily 04:00");
    assertThat(told).extracting(ApplicationException::key).containsExactly("settings.oldHold");
  }
}
