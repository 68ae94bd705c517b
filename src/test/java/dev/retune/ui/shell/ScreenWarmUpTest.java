package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.ui.task.BackgroundTask;
import dev.retune.ui.task.FxTaskRunner;
import dev.retune.ui.task.ObservableTask;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import dev.retune.ui.theme.IncrementalStyling;
import dev.retune.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.framework.junit5.ApplicationExtension;

/** Building the screens in the background has no side effects. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ScreenWarmUpTest {
  @TempDir Path home;

  @Test
  void makesEveryScreenAndClaimsNothing() throws InterruptedException {
    try (SampleServices sample = SampleServices.loaded(home)) {
      List<Boolean> styledInPlace = new CopyOnWriteArrayList<>();
      CountDownLatch through = new CountDownLatch(ScreenId.values().length);
      try (Watching runner = new Watching(styledInPlace, through)) {
        new ScreenWarmUp(sample.in(Locale.KOREAN), Theme.DARK).run(runner);
        assertThat(through.await(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(styledInPlace).hasSize(ScreenId.values().length).doesNotContain(false);
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

  /** Checks the threads: screens are built in the background and styled on the JavaFX thread. */
  private static final class Watching implements TaskRunner, AutoCloseable {
    private final FxTaskRunner inner = new FxTaskRunner();
    private final List<Boolean> onWindowThread;
    private final CountDownLatch through;

    Watching(List<Boolean> onWindowThread, CountDownLatch through) {
      this.onWindowThread = onWindowThread;
      this.through = through;
    }

    @Override
    public <T> RunningTask run(
        Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      return inner.run(
          () -> {
            T made = work.call();
            Parent root = ((IncrementalStyling) made).root();
            assertThat(root.getScene()).isNull();
            var _ =
                root.sceneProperty()
                    .subscribe(
                        scene -> {
                          if (scene != null) {
                            onWindowThread.add(Platform.isFxApplicationThread());
                            through.countDown();
                          }
                        });
            return made;
          },
          done,
          failed);
    }

    @Override
    public <T> ObservableTask watch(
        String title,
        BackgroundTask<T> work,
        Consumer<? super T> done,
        Consumer<? super Throwable> failed) {
      return inner.watch(title, work, done, failed);
    }

    @Override
    public RunningTask later(Duration delay, Runnable action) {
      return inner.later(delay, action);
    }

    @Override
    public ObservableList<ObservableTask> watched() {
      return inner.watched();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
