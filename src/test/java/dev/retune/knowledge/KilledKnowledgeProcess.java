package dev.retune.knowledge;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Repeatedly proposes a fix, tries it, brings it live and takes it back, printing its current
 * stage, until it is killed.
 */
final class KilledKnowledgeProcess {
  private KilledKnowledgeProcess() {}

  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    int seed = Integer.parseInt(args[1]);
    try (KnowledgeFixture fixture =
        new KnowledgeFixture(DatabaseUrl.h2File(home.resolve("retune")), home)) {
      fixture.pipeline.clock.pass(Duration.ofDays(2));
      for (int round = seed; ; round++) {
        say("begin");
        for (FixStatus status : fixture.services.statuses().all()) {
          if (status.live()) {
            fixture.promotion.rollback(status.fix().label(), "ann");
          }
          if (status.state() != FixState.WITHDRAWN) {
            fixture.services.proposals().withdraw(status.fix().label(), "ann");
          }
        }
        String fix = fixture.edit("cicada song" + round);
        say("proposed");
        FixTrial trial = fixture.trials.run(List.of(fix), "ann", LeaseFence.none(), telling());
        say("tried");
        DocumentText text = fixture.status(fix).fix().revision().text();
        if (trial.verdict() == TrialVerdict.PASSED && !text.body().isEmpty()) {
          say("promote");
          fixture.promote(fix);
          say("live");
          if (round % 2 == 0) {
            fixture.promotion.rollback(fix, "ann");
            say("back");
          }
        }
      }
    }
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  private static ProgressMonitor telling() {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
        say(progress.stage());
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
