package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.PlainTextObject;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.chart.ReportChart;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.statistics.model.DislikeRatio;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart is sent with the report; if it cannot be, the report is sent without it and says so.
 */
class SlackImageUploadTest extends SlackFixture {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final ReportMessage CHARTED =
      new ReportMessage(
          List.of(
              Blocks.header(h -> h.text(BlockCompositions.plainText("Hi"))),
              ReportMessage.picture(
                  ReportMessage.CHART, PlainTextObject.builder().text("t").build(), "alt")),
          "Week 45",
          Optional.of(
              new ReportChart(
                  List.of(new ReportChart.Day(DAY, new DislikeRatio(40, 9))),
                  DAY,
                  0.3,
                  "limit",
                  Locale.ENGLISH)));

  private Delivery sendChart() {
    return sender().send(WEEK, CHARTED, false, "ann");
  }

  private static JsonNode lastBlocks() {
    try {
      return JsonFormat.mapper().readTree(slack.posts().getLast().get("blocks"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thePictureIsUploadedAndShown() {
    slack.takingPictures().answering(Outcome.TAKEN);
    assertThat(sendChart().error()).isEmpty();
    assertThat(slack.uploads().getFirst()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(lastBlocks().at("/1/slack_file/id").asText()).isEqualTo("F0PICTURE");
  }

  @Test
  void allElseIsAsPreviewed() {
    slack.takingPictures().answering(Outcome.TAKEN);
    sendChart();
    assertThat(lastBlocks().toString().replace("F0PICTURE", ReportMessage.CHART))
        .isEqualTo(CHARTED.json().toString());
  }

  @Test
  void withoutThePermissionTheReportGoesWithoutIt() {
    slack.refusingPictures().answering(Outcome.TAKEN);
    Delivery delivery = sendChart();
    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    assertThat(delivery.error()).contains("no picture: missing_scope (files:write)");
    assertThat(lastBlocks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aBrokenUploadIsNotInTheWay(int step) {
    slack.breakingPictures(step).answering(Outcome.TAKEN);
    Delivery delivery = sendChart();
    assertThat(delivery.error().orElseThrow()).contains("no picture", "503");
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @Test
  void waitsUntilSlackHasTakenThePictureIn() {
    slack.takingPictures().answering(Outcome.UNREADY, Outcome.TAKEN);
    assertThat(sendChart().error()).isEmpty();
    assertThat(lastBlocks()).hasSize(2);
  }

  @Test
  void doesNotWaitForEverForIt() {
    slack
        .takingPictures()
        .answering(Outcome.UNREADY, Outcome.UNREADY, Outcome.UNREADY, Outcome.TAKEN);
    assertThat(sendChart().error()).contains("no picture: Slack did not take it in");
    assertThat(lastBlocks()).hasSize(1);
  }

  @Test
  void blocksThatAreWrongWithoutItAreRefused() {
    slack.refusing("invalid_blocks", "");
    assertThat(catchThrowableOfType(InvalidInputException.class, this::send).key())
        .isEqualTo("report.slackRefused");
  }

  @Test
  void aMessageWithoutPictureUploadsNothing() {
    slack.takingPictures().answering(Outcome.TAKEN);
    send();
    assertThat(slack.uploads()).isEmpty();
  }
}
