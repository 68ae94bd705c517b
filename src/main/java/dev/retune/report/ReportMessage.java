package dev.retune.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.retune.text.Json;
import java.util.List;

/**
 * A report as it is previewed and sent.
 *
 * @param blocks at most 50
 * @param fallbackText for notifications and for programs that cannot draw blocks
 */
public record ReportMessage(List<LayoutBlock> blocks, String fallbackText) {

  /** Copies the list. */
  public ReportMessage {
    blocks = List.copyOf(blocks);
  }

  /** The very blocks as JSON, written by the client that sends them. */
  public JsonNode json() {
    String json = GsonFactory.createSnakeCase().toJson(blocks);
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the client wrote JSON that is none", e);
    }
  }

  /** The same blocks as Markdown, for other places than Slack. */
  public String markdown() {
    return new MarkdownRendition().of(blocks);
  }
}
