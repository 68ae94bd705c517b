package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.Refused;
import dev.retune.house.ReadyModel;
import dev.retune.stats.Window;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Notice;
import dev.retune.ui.kit.Scope;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
  @TempDir static Path folder;

  private final CurrentThread runner = new CurrentThread();
  private final Scope scope = new Scope(Window.parse("7d"));
  private final AtomicBoolean gone = new AtomicBoolean();
  private SampleServices sample;
  private ShellViewModel model;

  @BeforeEach
  void open() {
    sample = new SampleServices(ReadyModel.into(folder.resolve("home" + System.nanoTime())));
    Services services = sample.in(Locale.ENGLISH);
    Services given = new Breakable(services, gone).services();
    model =
        new ShellViewModel(
            given,
            new Figures(services.place().texts(), ZoneOffset.UTC),
            scope,
            runner,
            Optional.of(Screen.OVERVIEW));
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
    model.filling().sample();
    assertThat(model.status().get().map(ShellViewModel.Status::empty)).contains(false);
    assertThat(model.filling().busy().get()).isFalse();
  }

  @Test
  void anImportTellsWhatWasStoredAndWhatWasNot() {
    model.filling().files(List.of(Path.of("chat.csv")));
    assertThat(model.notices().shown())
        .extracting(Notice::text)
        .containsExactly(
            "2 rows stored from 1 file. 1 row was not stored; the first is row 3: the vote is"
                + " neither like nor dislike");
  }

  @Test
  void aSyncWithoutASourceSaysWhatToDo() {
    model.filling().sync();
    assertThat(model.notices().shown())
        .extracting(Notice::text)
        .containsExactly(
            "There is no source to sync from. Connect one in Settings, or import files.");
  }

  @Test
  void realDataIsNotMixedIntoTheSample() {
    sample.close();
    sample = SampleServices.loaded(folder.resolve("loaded"));
    assertThatThrownBy(
            () ->
                sample
                    .in(Locale.ENGLISH)
                    .intake()
                    .files()
                    .apply(List.of(Path.of("chat.csv")), Monitor.none()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aSourceIsConnectedInSettings() {
    model.connect();
    assertThat(model.screen().get()).isEqualTo(Screen.SETTINGS);
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
