package dev.retune.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class FxTaskRunnerTest {
  @Test
  void workThatIsTakenBackBeforeItBeginsDoesNotCountAsUnderWay() throws InterruptedException {
    CountDownLatch idle = new CountDownLatch(1);
    try (FxTaskRunner runner = new FxTaskRunner()) {
      WaitForAsyncUtils.waitForAsyncFx(
          60_000,
          () -> {
            runner.onceIdle(idle::countDown);
            for (int i = 0; i < 200; i++) {
              runner.run(() -> true, _ -> {}, _ -> {}).cancel();
            }
          });
      assertThat(idle.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
