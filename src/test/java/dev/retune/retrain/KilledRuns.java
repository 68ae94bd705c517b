package dev.retune.retrain;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Fence;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that changes a document, builds, judges and promotes, rolls back and begins again, and
 * tells what it is at, until it is killed. Every other run also changes a document while it builds.
 */
final class KilledRuns {
  private KilledRuns() {}

  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    int seed = Integer.parseInt(args[1]);
    try (Lab lab = new Lab(DatabaseUrl.h2File(home.resolve("retune")), home)) {
      lab.clock.pass(Duration.between(Lab.START, Instant.now()));
      for (int round = seed; ; round++) {
        lab.clock.pass(Duration.ofDays(8));
        lab.rewrite(round % 100, "ant" + round % 100 + " bee" + round % 100 + " r" + round);
        say("begin");
        int now = round;
        RetrainResult result =
            lab.retrainer.run(
                lab.asked().within(Duration.ofSeconds(round % 3 == 0 ? 5 : 0)),
                Fence.none(),
                telling(() -> change(lab, now)));
        say("end " + result.state());
        if (round % 2 == 0 && lab.versions.list().size() > 2) {
          say("rollback");
          lab.promotion.rollback("ann");
          say("rolled back");
        }
      }
    }
  }

  private static void change(Lab lab, int round) {
    if (round % 2 == 1) {
      lab.rewrite(99 - round % 50, "ant" + (99 - round % 50) + " moth" + round);
    }
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  private static Monitor telling(Runnable middle) {
    return new Monitor() {
      private String stage = "";

      @Override
      public void at(Progress progress) {
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
