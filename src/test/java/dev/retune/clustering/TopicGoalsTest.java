package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.TopicReplay.Week;
import dev.retune.clustering.layout.UmapLayout;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.support.RealData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Topics of public collections, held against their labels. Prints what it finds. */
@Tag("long")
class TopicGoalsTest {
  private static final long[] SEEDS =
      Arrays.stream(System.getProperty("retune.seeds", "1,2,3,4,5").split(","))
          .mapToLong(Long::parseLong)
          .toArray();
  private static final List<Set<ProposalKind>> ACCEPTED =
      List.of(Set.of(), Set.of(ProposalKind.SPLIT), Set.of(ProposalKind.values()));

  private static TopicUpdate grouped(LabelledTexts texts) {
    long[] next = {1};
    return new TopicTracker(TopicService.SEED)
        .update(
            new TrackedTexts(
                texts.vectors(),
                new long[texts.size()],
                new boolean[texts.size()],
                new boolean[texts.size()]),
            () -> next[0]++,
            _ -> false,
            ProgressMonitor.none());
  }

  @Test
  void banking77() throws IOException {
    LabelledTexts texts = LabelledTexts.csv(RealData.at("banking77/test.csv"));
    LabelScores scores = LabelScores.of(grouped(texts).topics(), texts.labels());
    System.out.println("banking77 test: " + scores);
    assertThat(scores.v()).isGreaterThanOrEqualTo(0.83);
    assertThat(scores.ari()).isGreaterThanOrEqualTo(0.58);
    assertThat(scores.small()).isLessThanOrEqualTo(0.03);
  }

  @Test
  void clinc150() throws IOException {
    LabelledTexts texts = LabelledTexts.clinc(RealData.at("clinc150/data_full.json"), "test");
    LabelScores scores = LabelScores.of(grouped(texts).topics(), texts.labels());
    System.out.println("clinc150 test: " + scores);
    assertThat(scores.v()).isGreaterThanOrEqualTo(0.90);
    assertThat(scores.small()).isLessThanOrEqualTo(0.03);
  }

  /** Prints how long it takes; times are not asserted. */
  @Test
  void tenThousandAreGroupedAndLaidOut() throws IOException {
    LabelledTexts all = LabelledTexts.csv(RealData.at("banking77/train.csv"));
    float[][] vectors = Arrays.copyOf(all.vectors(), 10_000);
    long[] next = {1};
    long started = System.nanoTime();
    TopicUpdate update =
        new TopicTracker(TopicService.SEED)
            .update(
                new TrackedTexts(
                    vectors, new long[10_000], new boolean[10_000], new boolean[10_000]),
                () -> next[0]++,
                _ -> false,
                ProgressMonitor.none());
    double grouped = (System.nanoTime() - started) / 1e9;
    float[][] before = new float[10_000][];
    Arrays.setAll(before, _ -> new float[] {Float.NaN, Float.NaN});
    float[][] places =
        new UmapLayout(TopicService.SEED)
            .places(update.unit(), update.neighbors(), before, ProgressMonitor.none());
    double laidOut = (System.nanoTime() - started) / 1e9 - grouped;
    System.out.printf(
        "10,000 texts: grouped in %.1f s, laid out in %.1f s, trustworthiness@15 %.4f%n",
        grouped, laidOut, Trustworthiness.of(update.unit(), places, 15));
    assertThat(places).hasDimensions(10_000, 2);
  }

  @Test
  void eightWeeks() throws IOException {
    LabelledTexts texts =
        LabelledTexts.csv(RealData.at("banking77/train.csv"), RealData.at("banking77/test.csv"));
    for (long seed : SEEDS) {
      for (Set<ProposalKind> accepted : ACCEPTED) {
        List<Week> weeks = new TopicReplay(texts, seed, accepted).run();
        System.out.println("banking77, seed " + seed + ", accepting " + accepted);
        weeks.forEach(week -> System.out.println("  " + week));
        assertThat(weeks).allSatisfy(week -> assertThat(week.undecided()).isLessThan(0.0201));
        if (accepted.isEmpty()) {
          assertThat(weeks).allSatisfy(week -> assertThat(week.ids()).isEqualTo(1));
        }
      }
    }
  }
}
