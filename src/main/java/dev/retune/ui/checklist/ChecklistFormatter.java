package dev.retune.ui.checklist;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.ValueFormatter;
import java.util.ArrayList;
import java.util.List;

/** Says of each step whether it is done, and what has come of it. */
final class ChecklistFormatter {
  private final Texts texts;
  private final ValueFormatter formatter;

  ChecklistFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  List<ChecklistLine> lines(ChecklistProgress now) {
    List<ChecklistLine> lines = new ArrayList<>();
    boolean nextFound = false;
    for (ChecklistStep step : ChecklistStep.values()) {
      boolean done = isDone(step, now);
      boolean next = !done && !nextFound;
      nextFound |= next;
      lines.add(
          new ChecklistLine(
              step,
              texts.get("ui.checklist.title." + step),
              done ? outcome(step, now) : advice(step, now),
              done,
              next));
    }
    return lines;
  }

  private static boolean isDone(ChecklistStep step, ChecklistProgress now) {
    return switch (step) {
      case DATA -> now.votes() > 0 && now.documents() > 0;
      case CAUSES -> now.judged() > 0;
      case INDEX -> now.built().isPresent();
      case EVALUATION -> now.measured().isPresent();
      case PROMOTION -> now.live().isPresent();
      case REPORT -> now.reportedWeek().isPresent();
    };
  }

  private String outcome(ChecklistStep step, ChecklistProgress now) {
    return switch (step) {
      case DATA -> texts.get("ui.checklist.done.DATA", now.votes(), now.documents());
      case CAUSES -> texts.get("ui.checklist.done.CAUSES", now.judged());
      case INDEX ->
          now.built()
              .map(v -> texts.get("ui.checklist.done.INDEX", v.label(), v.documents()))
              .orElse("");
      case EVALUATION ->
          now.measured()
              .map(
                  m ->
                      texts.get(
                          "ui.checklist.done.EVALUATION",
                          m.label(),
                          formatter.decimal(m.ndcgAt10(), 3),
                          m.questions()))
              .orElse("");
      case PROMOTION ->
          now.live().map(label -> texts.get("ui.checklist.done.PROMOTION", label)).orElse("");
      case REPORT ->
          now.reportedWeek().map(week -> texts.get("ui.checklist.done.REPORT", week)).orElse("");
    };
  }

  private String advice(ChecklistStep step, ChecklistProgress now) {
    if (step == ChecklistStep.DATA && now.votes() > 0) {
      return texts.get("ui.checklist.noDocuments", now.votes());
    }
    if (step == ChecklistStep.DATA && now.documents() > 0) {
      return texts.get("ui.checklist.noVotes", now.documents());
    }
    if (step == ChecklistStep.EVALUATION && now.built().isPresent()) {
      return texts.get("ui.checklist.noQuestions");
    }
    return texts.get("ui.checklist.todo." + step);
  }
}
