package dev.retune.report.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicWeek;
import dev.retune.clustering.model.TopicWeek.TopicChange;
import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.CureSummary;
import dev.retune.improvement.model.CureSummary.LiveEffect;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Complaint;
import dev.retune.report.weekly.WeeklyReport.Gate;
import dev.retune.report.weekly.WeeklyReport.Outcome;
import dev.retune.report.weekly.WeeklyReport.Reason;
import dev.retune.report.weekly.WeeklyReport.Switch;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKitRendererTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W45");
  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-09T00:00:00Z");
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts KOREAN = new Texts(Locale.KOREAN);

  private static WeeklyReport answering(long answers) {
    return report(
        answers,
        new DislikeRatio(12, 3),
        new DislikeRatio(0, 0),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static WeeklyReport report(
      DislikeRatio now,
      DislikeRatio before,
      List<Reason> reasons,
      List<Complaint> complaints,
      List<Outcome> runs,
      List<Switch> switches) {
    return report(1_300, now, before, reasons, complaints, runs, switches);
  }

  private static final TopicWeek TOPICS =
      new TopicWeek(
          40,
          12,
          true,
          List.of(
              new TopicChange(
                  3,
                  "card, <!channel> *lost*",
                  20,
                  0.5,
                  new ConfidenceInterval(0.352, 0.648),
                  8.25,
                  0.0004,
                  TopicBadge.GROWING),
              new TopicChange(
                  5,
                  "refund",
                  0,
                  0,
                  new ConfidenceInterval(0, 0.088),
                  7,
                  0.02,
                  TopicBadge.RESOLVED)));

  private static WeeklyReport report(
      long answers,
      DislikeRatio now,
      DislikeRatio before,
      List<Reason> reasons,
      List<Complaint> complaints,
      List<Outcome> runs,
      List<Switch> switches) {
    return new WeeklyReport(
        WEEK,
        FROM,
        TO,
        "UTC",
        TO,
        now,
        before,
        now.votes() == 0 || before.votes() == 0
            ? Optional.empty()
            : Optional.of(NewcombeDifference.between(before, now)),
        answers,
        answers == 0 ? 0 : 0.5,
        answers == 0 ? 0 : (double) now.votes() / answers,
        now.value(),
        0.3,
        reasons,
        3,
        complaints,
        runs,
        switches,
        Optional.of("v7"),
        Optional.of(Instant.parse("2026-11-10T03:00:00Z")),
        List.of(new TimeBucket(FROM, TO, now.votes() - now.dislikes(), now.dislikes())),
        answers == 0
            ? CureSummary.NONE
            : new CureSummary(
                3,
                2,
                List.of("Pay & <@U1> *now*"),
                0,
                List.of(
                    new LiveEffect("Pay & <@U1> *now*", new VoteEffect(FROM, 18, 40, 3, 41)),
                    new LiveEffect("v2", new VoteEffect(TO, 0, 0, 3, 20)))),
        answers == 0 ? TopicWeek.NONE : TOPICS);
  }

  private static WeeklyReport full() {
    return report(
        new DislikeRatio(812, 350),
        new DislikeRatio(790, 160),
        List.of(new Reason("outdated", 120, 0.34, 20), new Reason("incorrect", 80, 0.23, 90)),
        List.of(new Complaint("outdated", "<!channel> these *figures* are old")),
        List.of(
            new Outcome(
                4,
                "PROMOTED",
                Optional.of("v7"),
                Optional.of(new Gate(0.573, 0.641, 0.0012, 240, List.of()))),
            new Outcome(5, "FAILED", Optional.empty(), Optional.empty())),
        List.of(new Switch(FROM.plusSeconds(3_600), false, "v7")));
  }

  @Test
  void aReasonAsFrequentAsBeforeHasNoSign() {
    WeeklyReport report =
        report(
            new DislikeRatio(80, 40),
            new DislikeRatio(80, 40),
            List.of(new Reason("outdated", 20, 0.5, 20), new Reason("incorrect", 12, 0.3, 1_250)),
            List.of(),
            List.of(),
            List.of());
    assertThat(all(new BlockKitRenderer(ENGLISH).message(report)))
        .contains("20 (50%), as many as the week before", "12 (30%), -1,238 from the week before")
        .doesNotContain("+0");
  }

  private static WeeklyReport empty() {
    return report(
        new DislikeRatio(0, 0), new DislikeRatio(0, 0), List.of(), List.of(), List.of(), List.of());
  }

  private static String all(ReportMessage message) {
    return message.json().toString();
  }

  @Test
  void saysTheFigures() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains(
            "56.9% satisfied",
            "fell by *22.9 points*", "unlikely to be chance", "462 likes", "350 dislikes")
        .contains("utdated: 120 (34%), +100", ": 80 (23%), -10", "without a reason: 3");
  }

  @Test
  void coverageIsTheShareOfAnswersThatHaveAVote() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("50% of 1,300 answers in the week have a vote; 0.62 votes per answer");
  }

  @Test
  void votesForEarlierAnswersAreNotCalledNoCoverage() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(answering(0))))
        .contains("the votes are for earlier ones");
  }

  @Test
  void saysWhatReEmbeddingDid() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("candidate v7 passed the gate", "0.573 → 0.641", "p = 0.001", "240 questions")
        .contains(
            "Run 5 failed",
            "Live index at the end of the week: v7",
            "next scheduled run: Nov 10, 2026, 3:00 AM");
  }

  @Test
  void namesWindowAndZone() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("Nov 2, 2026 – Nov 8, 2026 (UTC)");
  }

  @Test
  void speaksKorean() {
    assertThat(all(new BlockKitRenderer(KOREAN).message(full())))
        .contains("만족도 56.9%", "싫어요 사유", "2026. 11. 2.", "재임베딩", "*22.9%p* 낮아졌습니다");
  }

  @Test
  void saysPlainlyThatNobodyVoted() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(empty())))
        .contains("Week 2026-W45: no votes", "no votes in this week")
        .doesNotContain("satisfied", "0.0%");
  }

  @Test
  void topicsAreSaidWithTheirTest() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("card, &lt;!channel&gt; ∗lost∗")
        .contains(
            "20 dislikes, 50% of the week's (95% interval 35% to 65%); more than the 8.2 expected from the four"
                + " weeks before (p = 0.0004)")
        .contains("none, although 7 were expected from the four weeks before (p = 0.0200)")
        .contains("12 dislikes have_ _no topic yet");
    TopicWeek none = new TopicWeek(0, 1_200, false, List.of());
    assertThat(new TopicWeekFormatter(new Texts(Locale.ENGLISH), none).text())
        .contains("Topics have not been computed yet, so 1,200 dislikes have none")
        .doesNotContain("came after");
    assertThat(all(new BlockKitRenderer(new Texts(Locale.KOREAN)).message(full())))
        .contains("20건, 이번 주의 50%(95% 신뢰구간 35%~65%), 지난 4주로 예상한 8.2건보다 많음")
        .contains("싫어요 12건은 주제를 계산한 뒤에 들어와");
  }

  @Test
  void pingsNobody() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("&lt;!channel&gt; these ∗figures∗ are old")
        .doesNotContain("<!");
  }

  @Test
  void leavesPlainWordsAlone() {
    Stream<JsonNode> texts =
        new BlockKitRenderer(ENGLISH)
            .message(full()).json().findParents("text").stream()
                .filter(node -> node.path("type").asText().equals("mrkdwn"));
    assertThat(texts).isNotEmpty().allMatch(node -> node.path("verbatim").asBoolean());
  }

  @Test
  void nothingOfUsersIsInTheNotification() {
    assertThat(new BlockKitRenderer(ENGLISH).message(full()).fallbackText())
        .isEqualTo("Week 2026-W45: 56.9% satisfied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void hasAWordForEverything(String language) {
    BlockKitRenderer kit = new BlockKitRenderer(new Texts(Locale.of(language)));
    for (String state : List.of("PROMOTED", "REJECTED", "HELD", "FAILED")) {
      WeeklyReport report =
          report(
              new DislikeRatio(10, 5),
              new DislikeRatio(0, 0),
              List.of(),
              List.of(),
              List.of(new Outcome(1, state, Optional.of("v1"), Optional.empty())),
              List.of(new Switch(FROM, true, "v1")));
      assertThat(all(kit.message(report))).doesNotContain("<report.", "&lt;report.");
    }
  }

  @Test
  void reportsWhenTheWeekIsNotOver() {
    WeeklyReport now = full();
    WeeklyReport unfinished =
        new WeeklyReport(
            WEEK,
            FROM,
            TO.minusSeconds(86_400),
            "UTC",
            TO.minusSeconds(86_400),
            now.ratio(),
            now.before(),
            now.change(),
            1,
            1,
            1,
            0,
            0.3,
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            CureSummary.NONE,
            TopicWeek.NONE);
    assertThat(all(new BlockKitRenderer(ENGLISH).message(unfinished)))
        .contains("week not over: votes until Nov 8, 2026")
        .contains("No index was live at the end of the week", "no run is scheduled");
  }

  @Test
  void tellsInThreeLinesWhatWasDoneAboutDislikes() {
    assertThat(all(new BlockKitRenderer(ENGLISH).message(full())))
        .contains("Tried: 3, of which 2 passed or went live on a person’s word.")
        .contains("Went live: 1 (Pay &amp; &lt;＠U1&gt;")
        .contains(
            "Dislikes before and since: v2 15.0% of 20 votes since, none before, too few votes to"
                + " tell; Pay &amp; &lt;＠U1&gt; ∗now∗ 45.0% of 40 votes, 7.3% of 41, -37.7 points"
                + " (95% interval -55.0 to -20.3), improved.");
  }

  @Test
  void isMarkdownToo() {
    assertThat(new BlockKitRenderer(ENGLISH).message(full()).markdown())
        .startsWith("# Week 2026-W45: 56.9% satisfied\n")
        .contains("**Reasons for dislikes**", "utdated: 120", "---");
  }

  /** Ten thousand long reasons of random characters, in reports of all sizes. */
  @Test
  void keepsWithinSlacksLimits() {
    Random random = new Random(11);
    BlockKitRenderer english = new BlockKitRenderer(ENGLISH);
    BlockKitRenderer korean = new BlockKitRenderer(KOREAN);
    for (int i = 0; i < 200; i++) {
      int count = 50;
      List<Complaint> complaints = new ArrayList<>();
      List<Reason> reasons = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        String text = text(random, 200 + random.nextInt(4_000));
        reasons.add(new Reason(text, random.nextInt(1_000), random.nextDouble(), 5));
        complaints.add(new Complaint(text, text(random, 3_000)));
      }
      List<Outcome> runs =
          IntStream.range(0, random.nextInt(400))
              .mapToObj(r -> new Outcome(r, "REJECTED", Optional.of("v" + r), Optional.empty()))
              .toList();
      WeeklyReport report =
          report(
              new DislikeRatio(1_000_000, random.nextInt(1_000_000)),
              new DislikeRatio(3, 1),
              reasons,
              complaints,
              runs,
              List.of());
      within(english.message(report));
      within(korean.message(report));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(5) == 0
              ? "<&>@*".charAt(random.nextInt(5))
              : (char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  private static void within(ReportMessage message) {
    JsonNode blocks = message.json();
    assertThat(blocks.size()).isBetween(1, 50);
    for (JsonNode block : blocks) {
      switch (block.path("type").asText()) {
        case "header" -> assertThat(block.at("/text/text").asText().length()).isBetween(1, 150);
        case "section" -> {
          if (block.has("text")) {
            assertThat(block.at("/text/text").asText().length()).isBetween(1, 3_000);
          }
          block
              .path("fields")
              .forEach(f -> assertThat(f.path("text").asText().length()).isBetween(1, 2_000));
          assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
        }
        case "context" -> assertThat(block.path("elements").size()).isBetween(1, 10);
        case "image" -> {
          assertThat(block.at("/title/text").asText().length()).isBetween(1, 2_000);
          assertThat(block.at("/alt_text").asText().length()).isBetween(1, 2_000);
        }
        default -> assertThat(block.path("type").asText()).isEqualTo("divider");
      }
    }
  }
}
