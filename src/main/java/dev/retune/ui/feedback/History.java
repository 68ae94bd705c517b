package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.review.Decision;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to an answer, one line each, in the order of time. */
record History(Texts texts, Figures figures) {
  private static final int MOST = 60;

  private record Event(Instant at, String said) {}

  List<String> of(FeedbackDesk.Talk talk) {
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(talk.conversation().createdAt(), texts.get("ui.feedback.history.answered")));
    for (Vote vote : talk.votes()) {
      boolean like = vote.value() == Vote.Value.LIKE;
      events.add(
          new Event(
              vote.createdAt(), texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike")));
    }
    for (Decision decision : talk.decisions()) {
      String who = Plain.line(decision.reviewer());
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
        .map(event -> figures.moment(event.at()) + "  " + event.said())
        .toList();
  }
}
