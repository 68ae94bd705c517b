package dev.retune.cli.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.terminal.Terminal;
import dev.retune.pipeline.SentReport;

/** The weekly report as a JSON document. */
public final class WeeklyReportJson {
  private WeeklyReportJson() {}

  public static ObjectNode document(Terminal terminal, SentReport report) {
    ObjectNode document = terminal.mapper().createObjectNode();
    document.put("week", report.week().toString());
    document.set("blocks", report.message().json());
    document.put("fallbackText", report.message().fallbackText());
    document.set("delivery", terminal.mapper().valueToTree(report.delivery()));
    return document;
  }
}
