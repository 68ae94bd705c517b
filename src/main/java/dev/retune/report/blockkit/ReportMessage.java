package dev.retune.report.blockkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.util.json.GsonFactory;
import dev.retune.common.text.JsonFormat;
import dev.retune.report.chart.ReportChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report as it is previewed and sent.
 *
 * @param blocks at most 50
 * @param fallbackText for notifications and clients that do not support blocks
 * @param chart the image shown by the image block, if any
 */
public record ReportMessage(
    List<LayoutBlock> blocks, String fallbackText, Optional<ReportChart> chart) {
  /** The placeholder for the file id that Slack assigns when the image is uploaded. */
  public static final String CHART = "FCHART";

  private static final Logger LOG = LoggerFactory.getLogger(ReportMessage.class);

  /** Copies the list. */
  public ReportMessage {
    blocks = List.copyOf(blocks);
  }

  /** Creates a message without a chart. */
  public ReportMessage(List<LayoutBlock> blocks, String fallbackText) {
    this(blocks, fallbackText, Optional.empty());
  }

  /** The blocks as JSON, serialised as by the Slack client. */
  public JsonNode json() {
    String json = GsonFactory.createSnakeCase().toJson(blocks);
    try {
      return JsonFormat.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the client wrote invalid JSON", e);
    }
  }

  /** The chart as PNG; empty when there is none, or when this machine cannot paint it. */
  public Optional<byte[]> picture() {
    try {
      return chart.map(ReportChart::png);
    } catch (RuntimeException | InternalError | LinkageError e) {
      // thrown on machines without Java's font libraries
      LOG.warn("The report is sent without its chart", e);
      return Optional.empty();
    }
  }

  /** The message as Markdown. */
  public String markdown() {
    return new MarkdownRenderer().of(blocks);
  }

  /** Returns a copy with a person's own words below the title; none if they are empty. */
  public ReportMessage withNote(String note) {
    if (note.isBlank()) {
      return this;
    }
    List<LayoutBlock> noted = new ArrayList<>(blocks);
    String text = Mrkdwn.fit(Mrkdwn.escape(note.strip()), BlockKitRenderer.SECTION);
    noted.add(
        Math.min(1, noted.size()),
        Blocks.section(s -> s.text(BlockKitRenderer.mark(text, BlockKitRenderer.SECTION))));
    return new ReportMessage(noted, fallbackText, chart);
  }

  /** Returns a copy that shows the uploaded file with an id. */
  public ReportMessage showing(String file) {
    return new ReportMessage(
        blocks.stream()
            .map(
                block ->
                    block instanceof ImageBlock image
                        ? picture(file, image.getTitle(), image.getAltText())
                        : block)
            .toList(),
        fallbackText);
  }

  /** Returns a copy without the chart. */
  public ReportMessage withoutPicture() {
    return new ReportMessage(
        blocks.stream().filter(block -> !(block instanceof ImageBlock)).toList(), fallbackText);
  }

  public static LayoutBlock picture(String file, PlainTextObject title, String alt) {
    return Blocks.image(
        i -> i.slackFile(SlackFileObject.builder().id(file).build()).title(title).altText(alt));
  }
}
