package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.ui.kit.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** The screens can be made ready away from the window's thread, and nothing comes of it. */
@ExtendWith(ApplicationExtension.class)
class WarmUpTest {
  @TempDir Path home;

  @Test
  void makesEveryScreenAndClaimsNothing() {
    try (SampleServices sample = new SampleServices(home).filled()) {
      WarmUp others = new WarmUp(sample.in(Locale.KOREAN), Theme.DARK);
      assertThatCode(others::run).doesNotThrowAnyException();
    }
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(home.resolve("retune")), List.of())) {
      long claimed =
          workspace.read(
              s ->
                  s.createNativeQuery(
                          "select count(*) from review_item where claimed_by is not null",
                          Long.class)
                      .getSingleResult());
      assertThat(claimed).isZero();
    }
  }
}
