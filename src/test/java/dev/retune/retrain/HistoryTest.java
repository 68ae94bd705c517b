package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.db.Fence;
import dev.retune.house.Databases;
import dev.retune.stats.Ratio;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {
  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource
  void holdsTheVotesBeforeAChangeAgainstThoseAfterIt(Databases kind) {
    try (Lab lab = new Lab(kind.migrated(), home)) {
      lab.firstIndex();
      lab.votes(50, 50);
      lab.clock.pass(Duration.ofDays(1));
      lab.retrainer.run(
          RetrainRequest.by("ann", lab.clock.instant()).forced(), Fence.none(), Monitor.none());
      lab.votes(90, 10);
      lab.clock.pass(Duration.ofDays(40));
      lab.votes(0, 30);
      lab.clock.pass(Duration.ofDays(1));
      Effect effect =
          new History(lab.workspace, lab.stats).effects(lab.clock.instant(), 5).getFirst();
      assertThat(effect.version()).isEqualTo(2);
      assertThat(effect.before()).isEqualTo(new Ratio(100, 50));
      assertThat(effect.after()).isEqualTo(new Ratio(100, 10));
      assertThat(effect.verdict()).isEqualTo(Effect.Verdict.IMPROVED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMomentBeforeAChangeDoesNotKnowIt(Databases kind) {
    try (Lab lab = new Lab(kind.migrated(), home)) {
      lab.firstIndex();
      assertThat(new History(lab.workspace, lab.stats).effects(Lab.START, 5)).isEmpty();
      assertThat(new History(lab.workspace, lab.stats).effects(lab.clock.instant(), 5)).hasSize(1);
    }
  }
}
