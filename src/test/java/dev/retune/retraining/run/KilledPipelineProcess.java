package dev.retune.retraining.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Repeatedly changes a document, builds, evaluates, promotes and rolls back, printing its current
 * stage, until it is killed. Every other run also changes a document during the build.
 */
final class KilledPipelineProcess {
  private KilledPipelineProcess() {}

  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    int seed = Integer.parseInt(args[1]);
    try (PipelineFixture fixture =
        new PipelineFixture(DatabaseUrl.h2File(home.resolve("retune")), home)) {
      fixture.clock.pass(Duration.between(PipelineFixture.START, Instant.now()));
      for (int round = seed; ; round++) {
        fixture.clock.pass(Duration.ofDays(8));
        fixture.rewrite(round % 100, "ant" + round % 100 + " bee" + round % 100 + " r" + round);
        say("begin");
        int now = round;
        RetrainingResult result =
            fixture.retrainer.run(
                fixture.asked().within(Duration.ofSeconds(round % 3 == 0 ? 5 : 0)),
                LeaseFence.none(),
                telling(() -> change(fixture, now)));
        say("end " + result.state());
        if (round % 2 == 0 && fixture.versions.list().size() > 2) {
          say("rollback");
          fixture.promotion.rollback("ann");
          say("rolled back");
        }
      }
    }
  }

  private static void change(PipelineFixture fixture, int round) {
    if (round % 2 == 1) {
      fixture.rewrite(99 - round % 50, "ant" + (99 - round % 50) + " moth" + round);
    }
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  private static ProgressMonitor telling(Runnable middle) {
    return new ProgressMonitor() {
      private String stage = "";

      @Override
      public void at(TaskProgress progress) {
        say(progress.stage() + " " + progress.done());
        if (!progress.stage().equals(stage) && progress.stage().equals("stage.index")) {
          middle.run();
        }
        stage = progress.stage();
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
