package dev.retune.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private static final ProcessIdentity HERE = ProcessIdentity.thisProcess();

  private static String shown(ProcessIdentity process) {
    return new Texts(Locale.ENGLISH).get(process.shown());
  }

  @Test
  void isNamedByWhereAReaderFindsIt() {
    assertThat(shown(HERE)).isEqualTo("this program");
    assertThat(shown(new ProcessIdentity(HERE.host(), HERE.machine(), 27622, 1)))
        .isEqualTo("process 27622 on this computer");
    assertThat(shown(new ProcessIdentity("vm", "another boot", 27622, 1)))
        .isEqualTo("process 27622 on the computer vm");
  }
}
