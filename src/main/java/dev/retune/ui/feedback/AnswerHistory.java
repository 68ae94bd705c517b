package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.Decision;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The history of an answer, one line per event in chronological order. */
record AnswerHistory(Texts texts, ValueFormatter formatter) {
  private static final int MOST = 60;

  private record Event(Instant at, String said) {}

  List<String> of(FeedbackGateway.AnswerDetails answerDetails) {
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(
            answerDetails.conversation().createdAt(), texts.get("ui.feedback.history.answered")));
    for (Vote vote : answerDetails.votes()) {
      boolean like = vote.value() == Vote.Value.LIKE;
      events.add(
          new Event(
              vote.createdAt(), texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike")));
    }
    for (Decision decision : answerDetails.decisions()) {
      String who = DisplayText.line(decision.reviewer());
      String verdict = texts.get("ui.feedback.verdict." + decision.judgement().verdict());
      events.add(
          new Event(decision.decidedAt(), texts.get("ui.feedback.history.decided", who, verdict)));
      decision
          .undoneAt()
          .ifPresent(at -> events.add(new Event(at, texts.get("ui.feedback.history.undone", who))));
    }
    return events.stream()
        .sorted(Comparator.comparing(Event::at))
        .limit(MOST)
        .map(event -> formatter.moment(event.at()) + "  " + event.said())
        .toList();
  }
}
