package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.language.TextLanguage;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromotionHistoryTest {
  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource
  void holdsTheVotesBeforeAChangeAgainstThoseAfterIt(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      fixture.firstIndex();
      fixture.votes(50, 50);
      fixture.clock.pass(Duration.ofDays(1));
      LanguageNote note = new LanguageNote("words", TextLanguage.KOREAN, 0.82, "owner/name");
      fixture.languages = Optional.of(note);
      fixture.retrainer.run(
          RetrainingRequest.by("ann", fixture.clock.instant()).forced(),
          LeaseFence.none(),
          ProgressMonitor.none());
      fixture.votes(90, 10);
      fixture.clock.pass(Duration.ofDays(40));
      fixture.votes(0, 30);
      fixture.clock.pass(Duration.ofDays(1));
      List<PromotionEffect> effects =
          new PromotionHistory(fixture.workspace, fixture.stats)
              .effects(fixture.clock.instant(), 5);
      PromotionEffect effect = effects.getFirst();
      assertThat(effect.languages()).contains(note);
      assertThat(effects.getLast().languages()).isEmpty();
      assertThat(effect.version()).isEqualTo(2);
      assertThat(effect.before()).isEqualTo(new DislikeRatio(100, 50));
      assertThat(effect.after()).isEqualTo(new DislikeRatio(100, 10));
      assertThat(effect.verdict()).isEqualTo(PromotionEffect.Verdict.IMPROVED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMomentBeforeAChangeDoesNotKnowIt(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      fixture.firstIndex();
      assertThat(
              new PromotionHistory(fixture.workspace, fixture.stats)
                  .effects(PipelineFixture.START, 5))
          .isEmpty();
      assertThat(
              new PromotionHistory(fixture.workspace, fixture.stats)
                  .effects(fixture.clock.instant(), 5))
          .hasSize(1);
    }
  }
}
