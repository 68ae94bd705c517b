package dev.retune.report.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.CureSummary;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Complaint;
import dev.retune.report.weekly.WeeklyReport.Reason;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** For any user input the message is within Slack's limits, and the input is not interpreted. */
class BlockKitRendererFuzz {
  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-09T00:00:00Z");
  private static final BlockKitRenderer BLOCKS = new BlockKitRenderer(new Texts(Locale.ENGLISH));

  private static WeeklyReport report(List<Reason> reasons, List<Complaint> complaints) {
    return new WeeklyReport(
        IsoWeek.parse("2026-W45"),
        FROM,
        TO,
        "UTC",
        TO,
        new DislikeRatio(80, 30),
        new DislikeRatio(0, 0),
        Optional.empty(),
        100,
        0.6,
        0.8,
        0.3,
        0.3,
        reasons,
        0,
        complaints,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        CureSummary.NONE,
        TopicWeek.NONE);
  }

  @FuzzTest(maxDuration = "5m")
  void anyComplaint(FuzzedDataProvider data) {
    List<Reason> reasons = new ArrayList<>();
    List<Complaint> complaints = new ArrayList<>();
    while (data.remainingBytes() > 0 && complaints.size() < 60) {
      String code = data.consumeString(40);
      complaints.add(new Complaint(code, data.consumeString(5_000)));
      reasons.add(new Reason(code, 1, 0.1, 0));
    }
    JsonNode blocks = BLOCKS.message(report(reasons, complaints)).json();
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    for (JsonNode text : blocks.findParents("text")) {
      if (text.path("type").asText().equals("mrkdwn")) {
        String said = text.path("text").asText();
        assertThat(said.length()).isBetween(1, BlockKitRenderer.SECTION);
        assertThat(said).doesNotContain("<");
      }
    }
  }

  @FuzzTest(maxDuration = "5m")
  void anythingIsMadeHarmless(FuzzedDataProvider data) {
    int longest = data.consumeInt(1, 300);
    String harmless = Mrkdwn.escapeShortened(data.consumeRemainingAsString(), longest);
    assertThat(harmless).doesNotContain("<", ">", "@", "*", "`", "://", "\n");
    String fitted = Mrkdwn.fit(harmless, 20);
    assertThat(fitted.length()).isLessThanOrEqualTo(20);
    assertThat(fitted.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
  }
}
