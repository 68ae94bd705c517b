package dev.retune.sample;

import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.sample.content.SampleArticle;
import dev.retune.sample.content.SampleLanguage;
import dev.retune.sample.content.SampleTextLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All rows of the sample for a given day; identical for every moment of that day.
 *
 * @param documents current documents first, then the outdated editions imported later
 * @param conversations oldest first
 * @param votes oldest first
 */
record SampleRows(
    List<NewDocument> documents, List<NewConversation> conversations, List<NewVote> votes) {
  private static final long SEED = 20_260_907L;
  private static final int USERS = 900;
  // coprime to USERS, so that one answer never gets the same voter twice
  private static final int STRIDE = 7;

  static SampleRows asOf(Instant asOf) {
    List<SampleTextLibrary> libraries =
        Arrays.stream(SampleLanguage.values()).map(SampleTextLibrary::read).toList();
    SampleCalendar calendar = new SampleCalendar(asOf);
    SeededRandom random = new SeededRandom(SEED);
    List<NewDocument> documents = documents(libraries, calendar, random);
    List<SampleConversation> drafts =
        new ConversationGenerator(libraries, calendar, random).conversations();
    List<NewVote> votes = new VoteGenerator(libraries, calendar, random).votes(drafts);
    return new SampleRows(documents, conversations(drafts, calendar), votes);
  }

  static String conversationId(int index) {
    return "c%05d".formatted(index + 1);
  }

  /** The user who asked (place 0) or voted (place 1 and up) in a conversation. */
  static String user(int conversation, int place) {
    return "user-%03d".formatted((conversation * 31 + place * STRIDE) % USERS + 1);
  }

  private static List<NewDocument> documents(
      List<SampleTextLibrary> libraries, SampleCalendar calendar, SeededRandom random) {
    List<NewDocument> current = new ArrayList<>();
    List<NewDocument> stale = new ArrayList<>();
    Instant late = calendar.week(SampleParameters.STALE_WEEK).plus(Duration.ofMinutes(20));
    for (SampleTextLibrary library : libraries) {
      for (SampleArticle article : library.articles()) {
        Instant written = calendar.week(0).minus(Duration.ofHours(24 + random.below(6_000)));
        current.add(row(article, article.id(), article.title(), article.body(), written));
        article
            .stale()
            .ifPresent(
                old -> stale.add(row(article, article.staleId(), old.title(), old.body(), late)));
      }
    }
    current.addAll(stale);
    return current;
  }

  private static NewDocument row(
      SampleArticle article, String id, String title, List<String> body, Instant updated) {
    return new NewDocument(
        id,
        Optional.of("career-guide"),
        Optional.of("https://career.example/" + article.language().folder() + "/" + id),
        Optional.of(title),
        Optional.of(article.section()),
        String.join(" ", body),
        Optional.of(updated));
  }

  private static List<NewConversation> conversations(
      List<SampleConversation> drafts, SampleCalendar calendar) {
    List<NewConversation> rows = new ArrayList<>();
    Instant secondPrompt = calendar.week(4);
    for (SampleConversation draft : drafts) {
      int index = rows.size();
      rows.add(
          new NewConversation(
              conversationId(index),
              Optional.of(user(index, 0)),
              draft.question(),
              draft.answer(),
              List.of(draft.documentId()),
              Optional.of(index % 10 < 7 ? "advisor-small" : "advisor-large"),
              Optional.of(draft.at().isBefore(secondPrompt) ? "advice-1" : "advice-2"),
              Optional.of(draft.at())));
    }
    return rows;
  }
}
