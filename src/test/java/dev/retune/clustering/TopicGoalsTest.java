package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.TopicReplay.Week;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.support.RealData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Topics of public collections, held against their labels. Prints what it finds. */
@Tag("long")
class TopicGoalsTest {
  private static final long[] SEEDS =
      Arrays.stream(System.getProperty("retune.seeds", "1,2,3,4,5").split(","))
          .mapToLong(Long::parseLong)
          .toArray();

  private static TopicUpdate grouped(LabelledTexts texts) {
    long[] next = {1};
    return new TopicTracker(TopicService.SEED)
        .update(
            new TrackedTexts(texts.vectors(), new long[texts.size()], new boolean[texts.size()]),
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

  @Test
  void eightWeeks() throws IOException {
    LabelledTexts texts =
        LabelledTexts.csv(RealData.at("banking77/train.csv"), RealData.at("banking77/test.csv"));
    for (long seed : SEEDS) {
      for (boolean accepting : new boolean[] {false, true}) {
        List<Week> weeks = new TopicReplay(texts, seed, accepting).run();
        System.out.println("banking77, seed " + seed + (accepting ? ", accepting all" : ""));
        weeks.forEach(week -> System.out.println("  " + week));
        assertThat(weeks).allSatisfy(week -> assertThat(week.undecided()).isZero());
      }
    }
  }
}
