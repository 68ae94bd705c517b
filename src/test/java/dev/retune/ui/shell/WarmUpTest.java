package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.ui.kit.FxTaskRunner;
import dev.retune.ui.kit.Job;
import dev.retune.ui.kit.Running;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.kit.WatchedTask;
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

/** The screens can be made ready beside the window, and nothing comes of it. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class WarmUpTest {
  @TempDir Path home;

  @Test
  void makesEveryScreenAndClaimsNothing() throws InterruptedException {
    try (SampleServices sample = SampleServices.loaded(home)) {
      List<Boolean> styledInPlace = new CopyOnWriteArrayList<>();
      CountDownLatch through = new CountDownLatch(1);
      try (Watching runner = new Watching(styledInPlace, through)) {
        new WarmUp(sample.in(Locale.KOREAN), Theme.DARK).run(runner);
        assertThat(through.await(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(styledInPlace).hasSize(Screen.values().length).doesNotContain(false);
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

  /**
   * Looks where a screen gets its scene: made on a thread of its own, it is styled on the window's.
   */
  private static final class Watching implements TaskRunner, AutoCloseable {
    private final FxTaskRunner inner = new FxTaskRunner();
    private final List<Boolean> onWindowThread;

    Watching(List<Boolean> onWindowThread, CountDownLatch through) {
      this.onWindowThread = onWindowThread;
      inner.onceIdle(through::countDown);
    }

    @Override
    public <T> Running run(
        Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      return inner.run(
          () -> {
            T made = work.call();
            Parent root = (Parent) made;
            assertThat(root.getScene()).isNull();
            var _ =
                root.sceneProperty()
                    .subscribe(
                        scene -> {
                          if (scene != null) {
                            onWindowThread.add(Platform.isFxApplicationThread());
                          }
                        });
            return made;
          },
          done,
          failed);
    }

    @Override
    public <T> WatchedTask watch(
        String title, Job<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
      return inner.watch(title, work, done, failed);
    }

    @Override
    public Running later(Duration delay, Runnable action) {
      return inner.later(delay, action);
    }

    @Override
    public ObservableList<WatchedTask> watched() {
      return inner.watched();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
