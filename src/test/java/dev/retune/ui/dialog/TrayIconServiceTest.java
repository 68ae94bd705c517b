package dev.retune.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.ui.task.DirectTaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrayIconServiceTest {
  private final List<String> done = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private Optional<String> missing = Optional.empty();
  private boolean refuses;
  private final TrayIconService icon =
      new TrayIconService(new Tray(), this::schedule, new DirectTaskRunner(), failures::add);

  private Runnable schedule() {
    done.add("schedule");
    return () -> done.add("stopped");
  }

  private static DesktopTray.TrayMenu menu(String title) {
    return new DesktopTray.TrayMenu(title, "Open", "Quit", () -> {}, () -> {});
  }

  @Test
  void theScheduleRunsAsLongAsTheIconIsShown() {
    assertThat(icon.keepsRunning()).isFalse();
    icon.show(menu("Retune"));
    assertThat(icon.keepsRunning()).isTrue();
    icon.show(menu("리튠"));
    icon.hide();
    assertThat(icon.keepsRunning()).isFalse();
    assertThat(done)
        .containsExactly(
            "schedule", "icon Retune", "label Retune", "label 리튠", "removed", "stopped");
    icon.close();
    assertThat(done).as("nothing is left to end").hasSize(6);
  }

  @Test
  void withoutATrayNothingIsStartedAndTheReasonIsTold() {
    missing = Optional.of("ui.tray.unsupported");
    icon.show(menu("Retune"));
    assertThat(icon.keepsRunning()).isFalse();
    assertThat(done).isEmpty();
    assertThat(failures).singleElement().isInstanceOf(RefusedException.class);
  }

  @Test
  void anIconThatIsRefusedLeavesNoScheduleBehind() {
    refuses = true;
    icon.show(menu("Retune"));
    assertThat(done).containsExactly("schedule", "stopped");
    assertThat(failures).singleElement().isInstanceOf(UnavailableException.class);
    assertThat(icon.keepsRunning()).isFalse();
  }

  @Test
  void theEndOfTheProgramStopsTheSchedule() {
    icon.show(menu("Retune"));
    icon.close();
    assertThat(done).endsWith("removed", "stopped");
  }

  @Test
  void aMachineWithoutADisplayHasNoTray() {
    // the tests run without one
    assertThat(new SystemTrayIcon().missing()).contains("ui.tray.headless");
  }

  private final class Tray implements DesktopTray {
    @Override
    public Optional<String> missing() {
      return missing;
    }

    @Override
    public ShownIcon show(TrayMenu menu) {
      if (refuses) {
        throw new UnavailableException("ui.tray.unsupported");
      }
      done.add("icon " + menu.title());
      return new ShownIcon() {
        @Override
        public void relabel(TrayMenu now) {
          done.add("label " + now.title());
        }

        @Override
        public void tell(String title, String text) {
          done.add(text);
        }

        @Override
        public void remove() {
          done.add("removed");
        }
      };
    }
  }
}
