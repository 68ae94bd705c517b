package dev.retune.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the conversations: who asks what when, and which document the answer is drawn from. */
final class Story {
  private static final Map<String, Integer> OF_STALE =
      Map.of("outdated", 55, "incorrect", 35, "unclear", 4, "other", 6);
  private static final Map<String, Integer> OF_STRAY =
      Map.of("irrelevant", 75, "incorrect", 10, "incomplete", 8, "other", 7);
  private static final Map<String, Integer> OF_WEAK =
      Map.of(
          "incomplete",
          34,
          "unclear",
          16,
          "too_long",
          15,
          "too_slow",
          12,
          "tone",
          9,
          "unsafe",
          3,
          "incorrect",
          7,
          "other",
          4);

  private final List<Shelf> shelves;
  private final Calendar calendar;
  private final Dice dice;

  Story(List<Library> libraries, Calendar calendar, Dice dice) {
    shelves = libraries.stream().map(Shelf::of).toList();
    this.calendar = calendar;
    this.dice = dice;
  }

  /** All conversations, oldest first. */
  List<Talk> talks() {
    List<Talk> talks = new ArrayList<>();
    int perWeek = Plot.CONVERSATIONS / Plot.WEEKS;
    for (int week = 0; week < Plot.WEEKS; week++) {
      double bad = Plot.badAnswers(week);
      for (int i = 0; i < perWeek; i++) {
        // exactly that share of a week, evenly spread
        talks.add(talk(week, (int) (bad * (i + 1)) > (int) (bad * i)));
      }
    }
    talks.sort(Comparator.comparing(Talk::at));
    return talks;
  }

  private Talk talk(int week, boolean bad) {
    Shelf shelf = shelves.get(dice.chance(Plot.KOREAN) ? 1 : 0);
    Instant at = calendar.moment(week, dice);
    if (!bad) {
      Article article = dice.one(shelf.articles());
      return talk(shelf, at, article, article.id(), article.body(), false, OF_WEAK);
    }
    if (week >= Plot.STALE_WEEK && dice.chance(Plot.STALE_OF_BAD)) {
      Article article = dice.one(shelf.withStale());
      List<String> body = article.stale().orElseThrow().body();
      return talk(shelf, at, article, article.staleId(), body, true, OF_STALE);
    }
    Article article = dice.one(shelf.articles());
    if (dice.chance(Plot.STRAY_OF_BAD)) {
      Article stray = dice.one(shelf.articles());
      return talk(shelf, at, article, stray.id(), stray.body(), true, OF_STRAY);
    }
    return talk(shelf, at, article, article.id(), article.body(), true, OF_WEAK);
  }

  private Talk talk(
      Shelf shelf,
      Instant at,
      Article asked,
      String documentId,
      List<String> body,
      boolean bad,
      Map<String, Integer> complaints) {
    Voices voices = shelf.library().voices();
    String question = dice.one(voices.frames()).replace("{q}", dice.one(asked.questions()));
    int from = dice.below(Math.max(1, body.size() - 2));
    String answer =
        String.join(
            " ",
            dice.one(voices.openers()),
            String.join(" ", body.subList(from, Math.min(body.size(), from + 3))),
            dice.one(voices.closers()));
    return new Talk(at, shelf.library().language(), question, answer, documentId, bad, complaints);
  }

  /** A library with those of its articles that have an old edition. */
  private record Shelf(Library library, List<Article> articles, List<Article> withStale) {
    static Shelf of(Library library) {
      return new Shelf(
          library,
          library.articles(),
          library.articles().stream().filter(a -> a.stale().isPresent()).toList());
    }
  }
}
