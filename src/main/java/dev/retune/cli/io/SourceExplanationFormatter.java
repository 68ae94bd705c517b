package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.FeedbackFigures;
import dev.retune.feedback.explanation.FeedbackPair;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.source.TableSelection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the explanation of a source. */
public final class SourceExplanationFormatter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Terminal terminal;
  private final ZoneId zone;

  /**
   * Writes to a terminal.
   *
   * @param zone zone of the times shown
   */
  public SourceExplanationFormatter(Terminal terminal, ZoneId zone) {
    this.terminal = terminal;
    this.zone = zone;
  }

  /** Writes an explanation; what is wrong goes to standard error. */
  public void print(SourceExplanation explained) {
    terminal.line(explained.source());
    explained
        .product()
        .ifPresentOrElse(
            product ->
                terminal.printMessage("cli.source.product", product.shown(), product.profile()),
            () -> terminal.printMessage("cli.source.noProduct"));
    explained
        .nearest()
        .ifPresent(
            nearest ->
                terminal.printMessage(
                    nearest.near() ? "cli.source.looksLike" : "cli.source.nearest",
                    nearest.shown(),
                    nearest.lacking()));
    explained.notice().ifPresent(notice -> terminal.printMessage("cli.source.notice", notice));
    explained.tables().stream()
        .filter(table -> table.why() != TableSelection.Reason.PROFILE)
        .forEach(table -> ImportReportFormatter.print(terminal, table));
    explained
        .taken()
        .forEach(
            (kind, columns) ->
                terminal.printMessage(
                    "cli.import.taken",
                    ImportReportFormatter.kind(terminal, kind),
                    columns(columns)));
    boolean counted = explained.figures().rows() > 0 || explained.refusal().isEmpty();
    if (counted) {
      print(explained.figures());
    }
    explained.leftOut().stream()
        .filter(rows -> rows.rows() > 0)
        .forEach(rows -> terminal.printMessage("cli.source.leftOut", rows.rows(), rows.reason()));
    for (ImportReport.Reason reason : explained.rejected()) {
      terminal.printMessage("cli.source.rejected", reason.rows(), reason.place(), reason.reason());
    }
    if (!explained.pairs().isEmpty()) {
      terminal.printMessage("cli.source.pairs", explained.pairs().size());
      explained.pairs().forEach(this::print);
    }
    if (explained.failed()) {
      terminal.printError(failure(explained));
    }
  }

  private static String columns(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> e.getKey().equals(e.getValue()) ? e.getKey() : e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void print(FeedbackFigures figures) {
    terminal.printMessage("cli.source.answers", figures.answers());
    terminal.printMessage(
        "cli.source.votes",
        figures.votes(),
        figures.likes(),
        figures.dislikes(),
        figures.none(),
        figures.withReason());
    if (figures.from().isPresent() && figures.to().isPresent()) {
      terminal.printMessage(
          "cli.source.period", day(figures.from().get()), day(figures.to().get()), zone.getId());
    }
    if (figures.documents() + figures.evaluations() > 0) {
      terminal.printMessage("cli.source.others", figures.documents(), figures.evaluations());
    }
    if (figures.waiting() > 0) {
      terminal.printMessage("cli.source.waiting", figures.waiting());
    }
  }

  private String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  private void print(FeedbackPair pair) {
    Texts texts = terminal.texts();
    String none = texts.get("cli.source.noAnswer");
    terminal.printMessage(
        "cli.source.pair",
        pair.at().map(at -> MINUTE.format(at.atZone(zone))).orElse("-"),
        pair.vote(),
        pair.question().orElse(none),
        pair.answer().orElse(none),
        pair.reason().map(reason -> texts.get("cli.source.pairReason", reason)).orElse(""));
  }

  private String failure(SourceExplanation explained) {
    Texts texts = terminal.texts();
    if (explained.refusal().isPresent()) {
      return texts.get("cli.source.refused", explained.source(), explained.refusal().get());
    }
    FeedbackFigures figures = explained.figures();
    return figures.votes() > 0
        ? texts.get("cli.source.allWaiting", explained.source(), figures.votes())
        : texts.get("cli.source.allRejected", explained.source());
  }
}
