package dev.retune.sample;

import dev.retune.sample.content.PhraseBook;
import dev.retune.sample.content.SampleArticle;
import dev.retune.sample.content.SampleTextLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Generates the sample conversations: who asks what and when, and which document the answer uses.
 */
final class ConversationGenerator {
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

  private final List<ArticlePool> pools;
  private final SampleCalendar calendar;
  private final SeededRandom random;

  ConversationGenerator(
      List<SampleTextLibrary> libraries, SampleCalendar calendar, SeededRandom random) {
    pools = libraries.stream().map(ArticlePool::of).toList();
    this.calendar = calendar;
    this.random = random;
  }

  /** All conversations, oldest first. */
  List<SampleConversation> conversations() {
    List<SampleConversation> conversations = new ArrayList<>();
    int perWeek = SampleParameters.CONVERSATIONS / SampleParameters.WEEKS;
    for (int week = 0; week < SampleParameters.WEEKS; week++) {
      double bad = SampleParameters.badAnswers(week);
      for (int i = 0; i < perWeek; i++) {
        // the week gets exactly this share of bad answers, evenly spread
        conversations.add(conversation(week, (int) (bad * (i + 1)) > (int) (bad * i)));
      }
    }
    conversations.sort(Comparator.comparing(SampleConversation::at));
    return conversations;
  }

  private SampleConversation conversation(int week, boolean bad) {
    ArticlePool pool = pools.get(random.chance(SampleParameters.KOREAN) ? 1 : 0);
    Instant at = calendar.moment(week, random);
    if (!bad) {
      SampleArticle article = random.one(pool.articles());
      return conversation(pool, at, article, article.id(), article.body(), false, OF_WEAK);
    }
    if (week >= SampleParameters.STALE_WEEK && random.chance(SampleParameters.STALE_OF_BAD)) {
      SampleArticle article = random.one(pool.withStale());
      List<String> body = article.stale().orElseThrow().body();
      return conversation(pool, at, article, article.staleId(), body, true, OF_STALE);
    }
    SampleArticle article = random.one(pool.articles());
    if (random.chance(SampleParameters.STRAY_OF_BAD)) {
      SampleArticle stray = random.one(pool.articles());
      return conversation(pool, at, article, stray.id(), stray.body(), true, OF_STRAY);
    }
    return conversation(pool, at, article, article.id(), article.body(), true, OF_WEAK);
  }

  private SampleConversation conversation(
      ArticlePool pool,
      Instant at,
      SampleArticle asked,
      String documentId,
      List<String> body,
      boolean bad,
      Map<String, Integer> complaints) {
    PhraseBook phrases = pool.library().phrases();
    String question = random.one(phrases.frames()).replace("{q}", random.one(asked.questions()));
    int from = random.below(Math.max(1, body.size() - 2));
    String answer =
        String.join(
            " ",
            random.one(phrases.openers()),
            String.join(" ", body.subList(from, Math.min(body.size(), from + 3))),
            random.one(phrases.closers()));
    return new SampleConversation(
        at, pool.library().language(), question, answer, documentId, bad, complaints);
  }

  /** A text library, with the subset of its articles that have an outdated edition. */
  private record ArticlePool(
      SampleTextLibrary library, List<SampleArticle> articles, List<SampleArticle> withStale) {
    static ArticlePool of(SampleTextLibrary library) {
      return new ArticlePool(
          library,
          library.articles(),
          library.articles().stream().filter(a -> a.stale().isPresent()).toList());
    }
  }
}
