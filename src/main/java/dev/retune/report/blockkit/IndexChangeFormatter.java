package dev.retune.report.blockkit;

import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Gate;
import dev.retune.report.weekly.WeeklyReport.Outcome;
import dev.retune.report.weekly.WeeklyReport.Switch;
import java.util.ArrayList;
import java.util.List;

/** Formats what happened to the index in a week: runs, promotions and rollbacks. */
record IndexChangeFormatter(Texts texts, WeeklyReport report, ReportDateFormatter dates) {
  private static final int RUNS = 8;

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("report.embedding"));
    if (report.runs().isEmpty() && report.switches().isEmpty()) {
      lines.add(texts.get("report.embedding.none"));
    }
    report.runs().stream().limit(RUNS).map(this::run).forEach(lines::add);
    if (report.runs().size() > RUNS) {
      lines.add(texts.get("report.embedding.more", report.runs().size() - RUNS));
    }
    report.switches().stream().limit(RUNS).map(this::change).forEach(lines::add);
    return String.join("\n", lines);
  }

  private String run(Outcome run) {
    String line = texts.get("report.run." + run.state(), run.run(), run.version().orElse("—"));
    return run.gate().map(gate -> line + " " + gate(gate)).orElse(line);
  }

  private String gate(Gate gate) {
    String figures =
        texts.get(
            "report.gate",
            gate.live(),
            gate.candidate(),
            Mrkdwn.escape(ProbabilityFormatter.of(gate.pValue())),
            gate.questions());
    return gate.languages().isEmpty()
        ? figures
        : figures
            + " "
            + texts.get("report.gate.languages", LanguageChange.text(texts, gate.languages()));
  }

  private String change(Switch change) {
    return texts.get(
        change.rollback() ? "report.rollback" : "report.promotion",
        dates.moment(change.at()),
        change.version());
  }
}
