package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.TopicReplay.Week;
import dev.retune.clustering.layout.UmapLayout;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.tracking.PastDecisions;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.support.RealData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Topics of public collections, held against their labels. Prints what it finds. */
@Tag("long")
class TopicGoalsTest {
  private static final long[] SEEDS =
      Arrays.stream(System.getProperty("retune.seeds", "1,2,3,6,7").split(","))
          .mapToLong(Long::parseLong)
          .toArray();
  private static final Set<ProposalKind> ALL = Set.of(ProposalKind.values());

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
            PastDecisions.NONE,
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
                PastDecisions.NONE,
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
    List<Week> ends = replayed("banking77", _ -> texts);
    assertThat(ends).allSatisfy(week -> assertThat(week.found()).isGreaterThanOrEqualTo(8));
    assertThat(ends).allSatisfy(week -> assertThat(week.wrong()).isLessThanOrEqualTo(10));
    assertThat(ends.stream().mapToDouble(week -> week.scores().v()).average().orElse(0))
        .isGreaterThanOrEqualTo(0.82);
  }

  @Test
  void eightWeeksOfOthers() throws IOException {
    LabelledTexts many = LabelledTexts.clinc(RealData.at("clinc150/data_full.json"), "train");
    replayed("clinc150 train", _ -> many);
    LabelledTexts few = LabelledTexts.clinc(RealData.at("clinc150/data_full.json"), "test");
    replayed("clinc150 test", _ -> few);
    LabelledTexts home = LabelledTexts.csv(RealData.at("hwu64/all.csv"));
    replayed("hwu64", _ -> home);
  }

  @Test
  void eightWeeksOfSmallCollections() throws IOException {
    LabelledTexts texts =
        LabelledTexts.csv(RealData.at("banking77/train.csv"), RealData.at("banking77/test.csv"));
    for (int kinds : new int[] {5, 8, 12}) {
      replayed(kinds + " kinds of banking77", seed -> texts.sample(kinds, 300, seed));
    }
  }

  /**
   * Replays each draw with nothing accepted and with everything accepted.
   *
   * @return the last weeks of those with everything accepted, with what was found and wrong in all
   */
  private static List<Week> replayed(String name, LongFunction<LabelledTexts> texts) {
    List<Week> ends = new ArrayList<>();
    for (Set<ProposalKind> accepted : List.<Set<ProposalKind>>of(Set.of(), ALL)) {
      double sum = 0;
      for (long seed : SEEDS) {
        List<Week> weeks = new TopicReplay(texts.apply(seed), seed, accepted).run();
        Week end = Week.sum(weeks);
        System.out.println(name + ", draw " + seed + (accepted.isEmpty() ? ", nothing" : ", all"));
        System.out.println("  " + end);
        if (Boolean.getBoolean("retune.weeks")) {
          weeks.forEach(week -> System.out.println("    " + week));
        }
        sum += end.scores().v();
        assertThat(weeks).allSatisfy(week -> assertThat(week.undecided()).isLessThan(0.0201));
        if (accepted.isEmpty()) {
          assertThat(end.ids()).isEqualTo(1);
        } else {
          ends.add(end);
          // of few topics one may be merged a week
          weeks.stream()
              .filter(week -> week.topicsBefore() > 0)
              .forEach(
                  week ->
                      assertThat((1 - week.ids()) * week.topicsBefore())
                          .isLessThanOrEqualTo(Math.max(1, 0.02 * week.topicsBefore()) + 1e-9));
        }
      }
      System.out.printf("%s, mean of all draws: V %.4f%n", name, sum / SEEDS.length);
    }
    return ends;
  }
}
