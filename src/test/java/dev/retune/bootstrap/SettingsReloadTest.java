package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.settings.model.HomeFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReloadTest {
  @TempDir Path folder;

  @Test
  void partsOfFormerSettingsArePutAway() {
    LaunchOptions options =
        new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.empty(), false);
    try (ApplicationServices services =
        ApplicationServices.open(options, new HomeFolder(folder), Map.of())) {
      ModuleSet now = services.renew(services.settings());
      now.index().search();
      int before = services.openParts();
      for (int i = 0; i < 3; i++) {
        ModuleSet next = services.renew(services.settings());
        assertThat(now.isOpen()).isFalse();
        next.index().search();
        assertThat(services.openParts()).isEqualTo(before);
        now = next;
      }
    }
  }

  @Test
  void everythingIsClosedInTheEnd() {
    LaunchOptions options =
        new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.empty(), false);
    ApplicationServices services =
        ApplicationServices.open(options, new HomeFolder(folder), Map.of());
    services.search();
    services.renew(services.settings()).index().search();
    services.core().textIndex();
    assertThat(services.openParts()).isEqualTo(4);
    services.close();
    assertThat(services.openParts()).isZero();
    services.close();
  }
}
