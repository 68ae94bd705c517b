package dev.retune.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.ui.task.DirectTaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrayKeeperTest {
  private final List<String> done = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private Optional<String> missing = Optional.empty();
  private boolean refuses;
  private final TrayKeeper keeper =
      new TrayKeeper(new Tray(), this::schedule, new DirectTaskRunner(), failures::add);

  private Runnable schedule() {
    done.add("schedule");
    return () -> done.add("stopped");
  }

  private static DesktopTray.TrayMenu menu(String title) {
    return new DesktopTray.TrayMenu(title, "Open", "Quit", () -> {}, () -> {});
  }

  @Test
  void theScheduleRunsAsLongAsTheIconIsShown() {
    assertThat(keeper.keepsRunning()).isFalse();
    keeper.show(menu("Retune"));
    assertThat(keeper.keepsRunning()).isTrue();
    keeper.show(menu("리튠"));
    keeper.hide();
    assertThat(keeper.keepsRunning()).isFalse();
    assertThat(done)
        .containsExactly(
            "schedule", "icon Retune", "label Retune", "label 리튠", "removed", "stopped");
    keeper.close();
    assertThat(done).as("nothing is left to end").hasSize(6);
  }

  @Test
  void withoutATrayNothingIsStartedAndTheReasonIsTold() {
    missing = Optional.of("ui.tray.unsupported");
    keeper.show(menu("Retune"));
    assertThat(keeper.keepsRunning()).isFalse();
    assertThat(done).isEmpty();
    assertThat(failures).singleElement().isInstanceOf(RefusedException.class);
  }

  @Test
  void anIconThatIsRefusedLeavesNoScheduleBehind() {
    refuses = true;
    keeper.show(menu("Retune"));
    assertThat(done).containsExactly("schedule", "stopped");
    assertThat(failures).singleElement().isInstanceOf(UnavailableException.class);
    assertThat(keeper.keepsRunning()).isFalse();
  }

  @Test
  void theEndOfTheProgramStopsTheSchedule() {
    keeper.show(menu("Retune"));
    keeper.close();
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
