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
      Modules now = retune.renew(retune.settings());
      now.index().search();
      int before = retune.openParts();
      for (int i = 0; i < 3; i++) {
        Modules next = retune.renew(retune.settings());
        assertThat(now.isOpen()).isFalse();
        next.index().search();
        assertThat(retune.openParts()).isEqualTo(before);
        now = next;
      }
    }
  }

  @Test
  void everythingIsClosedInTheEnd() {
    Options options = new Options(Optional.of(folder), Optional.empty(), Optional.empty(), false);
    Retune retune = Retune.open(options, new Home(folder), Map.of());
    retune.search();
    retune.renew(retune.settings()).index().search();
    retune.core().textIndex();
    assertThat(retune.openParts()).isEqualTo(4);
    retune.close();
    assertThat(retune.openParts()).isZero();
    retune.close();
  }
}
