package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Isolated, because the sync setting is global to the process. */
@Isolated
class PowerCutTest {
  @Test
  void whatWasAcknowledgedIsOnTheDisk() throws Exception {
    PowerCutHarness.Result result = new PowerCutHarness("ordered:cut:", 1).run(6, 20);
    assertThat(result.acknowledged()).isPositive();
    assertThat(result.broken()).isZero();
    assertThat(result.lost()).isZero();
  }
}
