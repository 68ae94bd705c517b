package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.RefusedException;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.PreparedModel;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.Notice;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
  @TempDir static Path folder;

  private final DirectTaskRunner runner = new DirectTaskRunner();
  private final TimeWindowModel timeWindow = new TimeWindowModel(TimeWindow.parse("7d"));
  private final AtomicBoolean gone = new AtomicBoolean();
  private SampleServices sample;
  private ShellViewModel model;

  @BeforeEach
  void open() {
    sample = new SampleServices(PreparedModel.into(folder.resolve("home" + System.nanoTime())));
    WindowServices services = sample.in(Locale.ENGLISH);
    WindowServices given = new BreakableServices(services, gone).services();
    model =
        new ShellViewModel(
            given,
            new ValueFormatter(services.environment().texts(), ZoneOffset.UTC),
            timeWindow,
            runner,
            InitialScreen.restored(ScreenId.OVERVIEW));
  }

  @AfterEach
  void close() {
    sample.close();
  }

  @Test
  void aNewWorkspaceIsEmpty() {
    model.refresh();
    assertThat(model.status().get().map(ShellViewModel.Status::empty)).contains(true);
  }

  @Test
  void theSampleFillsIt() {
    model.dataImport().sample();
    assertThat(model.status().get().map(ShellViewModel.Status::empty)).contains(false);
    assertThat(model.dataImport().busy().get()).isFalse();
  }

  @Test
  void aSyncWithoutASourceSaysWhatToDo() {
    model.dataImport().sync();
    assertThat(model.notices().shown())
        .extracting(Notice::text)
        .containsExactly("No source to sync. Add one in Settings, or import files.");
  }

  @Test
  void realDataIsNotMixedIntoTheSample() {
    sample.close();
    sample = SampleServices.loaded(folder.resolve("loaded"));
    assertThatThrownBy(() -> sample.imported(Path.of("chat.csv")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aLostDatabaseIsSaidUntilItAnswers() {
    gone.set(true);
    model.refresh();
    assertThat(model.lost().get()).isNotEmpty();
    gone.set(false);
    model.retry();
    assertThat(model.lost().get()).isEmpty();
  }

  @Test
  void itIsTriedAgainByItself() {
    gone.set(true);
    model.refresh();
    gone.set(false);
    runner.passTime();
    assertThat(model.lost().get()).isEmpty();
  }

  @Test
  void noStatusBeforeTheFirstAnswer() {
    assertThat(model.status().get()).isEqualTo(Optional.empty());
  }
}
