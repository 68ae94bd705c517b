package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: whether databases bring what they write onto the disk holds for all of them. */
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
