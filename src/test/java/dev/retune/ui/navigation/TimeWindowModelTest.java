package dev.retune.ui.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.statistics.time.TimeWindow;
import org.junit.jupiter.api.Test;

class TimeWindowModelTest {
  private final TimeWindowModel timeWindow = new TimeWindowModel(TimeWindow.parse("7d"));
  private final Visibility visibility = new Visibility();
  private int read;

  @Test
  void aVisibleScreenReadsAtOnce() {
    visibility.shown();
    timeWindow.withVisibility(visibility).onChange(this::read);
    timeWindow.changed();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void aHiddenScreenReadsOnceWhenItIsSeenAgain() {
    timeWindow.withVisibility(visibility).onChange(this::read);
    timeWindow.changed();
    timeWindow.window().set(TimeWindow.parse("30d"));
    timeWindow.changed();
    assertThat(read).isZero();
    visibility.shown();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void aScreenThatComesBackWithoutNewsReadsNothing() {
    visibility.shown();
    timeWindow.withVisibility(visibility).onChange(this::read);
    visibility.hidden();
    visibility.shown();
    assertThat(read).isZero();
  }

  @Test
  void whoHasNoFiguresOfAWindowReadsOnlyNews() {
    timeWindow.onDataChange(this::read);
    timeWindow.window().set(TimeWindow.parse("30d"));
    assertThat(read).isZero();
    timeWindow.changed();
    assertThat(read).isEqualTo(1);
  }

  @Test
  void allScreensLookAtTheSame() {
    timeWindow.withVisibility(visibility).changed();
    assertThat(timeWindow.changes().get()).isEqualTo(1);
  }

  private void read() {
    read++;
  }
}
