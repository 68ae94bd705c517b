package dev.retune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.loop.SentReport;

/** The weekly report as a JSON document. */
final class ReportText {
  private ReportText() {}

  static ObjectNode document(Terminal terminal, SentReport report) {
    try {
      ObjectNode document = terminal.mapper().createObjectNode();
      document.put("week", report.week());
      document.set("blocks", terminal.mapper().readTree(report.blocksJson()));
      document.put("fallbackText", report.fallbackText());
      document.set("delivery", terminal.mapper().valueToTree(report.delivery()));
      return document;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
