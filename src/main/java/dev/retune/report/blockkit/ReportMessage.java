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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report as it is previewed and sent.
 *
 * @param blocks at most 50
 * @param fallbackText for notifications and for programs that cannot draw blocks
 * @param chart the picture that the image block shows, when there is one
 */
public record ReportMessage(
    List<LayoutBlock> blocks, String fallbackText, Optional<ReportChart> chart) {
  /** Stands for the id that Slack gives the picture's file when the report is sent. */
  public static final String CHART = "FCHART";

  private static final Logger LOG = LoggerFactory.getLogger(ReportMessage.class);

  /** Copies the list. */
  public ReportMessage {
    blocks = List.copyOf(blocks);
  }

  /** Without a picture. */
  public ReportMessage(List<LayoutBlock> blocks, String fallbackText) {
    this(blocks, fallbackText, Optional.empty());
  }

  /** The very blocks as JSON, written by the client that sends them. */
  public JsonNode json() {
    String json = GsonFactory.createSnakeCase().toJson(blocks);
    try {
      return JsonFormat.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the client wrote JSON that is none", e);
    }
  }

  /** The picture as PNG; empty when there is none, or when this machine cannot paint it. */
  public Optional<byte[]> picture() {
    try {
      return chart.map(ReportChart::png);
    } catch (RuntimeException | InternalError | LinkageError e) {
      // what Java throws on a machine without its font libraries
      LOG.warn("the report goes without its picture", e);
      return Optional.empty();
    }
  }

  /** The same blocks as Markdown, for other places than Slack. */
  public String markdown() {
    return new MarkdownRenderer().of(blocks);
  }

  /** The same with the picture that Slack holds under an id. */
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

  /** The same without its picture. */
  public ReportMessage withoutPicture() {
    return new ReportMessage(
        blocks.stream().filter(block -> !(block instanceof ImageBlock)).toList(), fallbackText);
  }

  public static LayoutBlock picture(String file, PlainTextObject title, String alt) {
    return Blocks.image(
        i -> i.slackFile(SlackFileObject.builder().id(file).build()).title(title).altText(alt));
  }
}
