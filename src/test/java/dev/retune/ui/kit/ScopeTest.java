package dev.retune.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.stats.Window;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private final Scope scope = new Scope(Window.parse("7d"));
  private final Sight sight = new Sight();
  private int read;

  @Test
  void aScreenInSightReadsAtOnce() {
    sight.come();
    scope.in(sight).onChange(this::read);
    scope.changed();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void aHiddenScreenReadsOnceWhenItIsSeenAgain() {
    scope.in(sight).onChange(this::read);
    scope.changed();
    scope.window().set(Window.parse("30d"));
    scope.changed();
    assertThat(read).isZero();
    sight.come();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void aScreenThatComesBackWithoutNewsReadsNothing() {
    sight.come();
    scope.in(sight).onChange(this::read);
    sight.leave();
    sight.come();
    assertThat(read).isZero();
  }

  @Test
  void whoHasNoFiguresOfAWindowReadsOnlyNews() {
    scope.onNews(this::read);
    scope.window().set(Window.parse("30d"));
    assertThat(read).isZero();
    scope.changed();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void allScreensLookAtTheSame() {
    scope.in(sight).changed();
    assertThat(scope.changes().get()).isEqualTo(1);
  }

  private void read() {
    read++;
  }
}
