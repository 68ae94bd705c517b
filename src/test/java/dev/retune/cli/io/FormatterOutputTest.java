package dev.retune.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.GlobalOptions;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that are not known, or too small to show, are not printed as zero. */
class FormatterOutputTest {
  private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, UTF_8);
  private final Terminal terminal =
      new Terminal(
          new GlobalOptions(),
          options -> {
            throw new IllegalStateException("no services are needed");
          },
          stream,
          stream,
          false);

  @Test
  void aSmallProbabilityIsNotZero() {
    assertThat(ProbabilityFormatter.of(0.03121)).isEqualTo("p = 0.0312");
    assertThat(ProbabilityFormatter.of(1e-9)).isEqualTo("p < 0.0001");
    assertThat(ProbabilityFormatter.of(0)).isEqualTo("p < 0.0001");
  }

  @Test
  void dislikesWithoutReasonAreListed() {
    DislikeRatio ratio = new DislikeRatio(20, 8);
    VoteStatistics stats =
        new VoteStatistics(
            NOW,
            "7d",
            Optional.empty(),
            "UTC",
            20,
            12,
            8,
            20,
            20,
            1,
            1,
            .4,
            ratio.wilson95(),
            .4,
            .3,
            List.of(new ReasonShare("tone", 3, .375)),
            5,
            List.of(),
            List.of(),
            Optional.empty());
    TriggerReading trigger =
        new TriggerReading(
            Phase.PENDING, "Once more.", NOW.minus(Duration.ofDays(28)), NOW, 20, 8, .2);
    StatisticsFormatter.print(terminal, stats, trigger);
    assertThat(out.toString(UTF_8))
        .contains(
            "Dislike ratio 40.0% (95% interval 21.9% to 61.3%)",
            "After review 40.0%; coverage 100.0%: 20 of 20 answers with a vote",
            "Tone: 3 (37.5%)",
            "without a reason: 5",
            "Trigger Pending, on the votes since 2026-10-18 00:00: Once more.");
  }

  @Test
  void anEvaluationWithoutQuestionsIsNotZero() {
    RetrievalEvaluation nothing =
        new RetrievalEvaluation(1, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of());
    RetrainingResultFormatter.print(
        terminal,
        new RetrainingResult(
            1,
            RetrainingResult.State.PROMOTED,
            Optional.of("v1"),
            0,
            0,
            0,
            0,
            0,
            0,
            Optional.of(nothing),
            Optional.of(nothing),
            Optional.empty(),
            List.of(),
            "First.",
            List.of()));
    assertThat(out.toString(UTF_8))
        .contains("live: not measured", "candidate: not measured")
        .doesNotContain("P@1");
  }
}
