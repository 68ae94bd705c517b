package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  private final Owner self = Owner.current();

  @Test
  void thisProcessLives() {
    assertThat(self.isDead()).isFalse();
  }

  @Test
  void aNumberThatNoProcessHasIsDead() {
    assertThat(new Owner(self.machine(), Long.MAX_VALUE, self.startMillis()).isDead()).isTrue();
  }

  @Test
  void aProcessWithTheSameNumberButAnotherStartIsDead() {
    assertThat(new Owner(self.machine(), self.pid(), self.startMillis() - 60_000).isDead())
        .isTrue();
  }

  @Test
  void readsWhatItWrote() {
    Owner odd = new Owner("a/b machine", 7, 123);
    assertThat(Owner.parse(odd.toString())).contains(odd);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1/2", "a/b/c"})
  void whatIsNoOwnerIsNone(String text) {
    assertThat(Owner.parse(text)).isEmpty();
  }
}
