package dev.retune.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.Options;
import dev.retune.settings.Home;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewedSettingsTest {
  @TempDir Path folder;

  @Test
  void partsOfFormerSettingsArePutAway() {
    Options options = new Options(Optional.of(folder), Optional.empty(), Optional.empty(), false);
    try (Retune retune = Retune.open(options, new Home(folder), Map.of())) {
      Retune now = retune;
      for (int i = 0; i < 3; i++) {
        now.search();
        int before = retune.openParts();
        Retune next = now.with(now.settings());
        next.search();
        assertThat(retune.openParts()).isEqualTo(before);
        if (!now.equals(retune)) {
          assertThat(now.openParts()).isZero();
        }
        now = next;
      }
    }
  }
}
