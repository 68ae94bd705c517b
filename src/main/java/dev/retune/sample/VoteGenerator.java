package dev.retune.sample;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import dev.retune.sample.content.PhraseBook;
import dev.retune.sample.content.SampleLanguage;
import dev.retune.sample.content.SampleTextLibrary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Generates the votes on the sample conversations: value, time and reason text. */
final class VoteGenerator {
  private final Map<SampleLanguage, PhraseBook> phrases = new EnumMap<>(SampleLanguage.class);
  private final SampleCalendar calendar;
  private final SeededRandom random;

  VoteGenerator(List<SampleTextLibrary> libraries, SampleCalendar calendar, SeededRandom random) {
    libraries.forEach(library -> phrases.put(library.language(), library.phrases()));
    this.calendar = calendar;
    this.random = random;
  }

  /** All votes, oldest first; no user votes twice on one answer. */
  List<NewVote> votes(List<SampleConversation> conversations) {
    int[] given = new int[conversations.size()];
    List<NewVote> votes = new ArrayList<>();
    for (int i = 0; i < SampleParameters.VOTES; i++) {
      int conversation = random.below(conversations.size());
      votes.add(vote(conversations.get(conversation), conversation, given[conversation]++));
    }
    votes.sort(Comparator.comparing(v -> v.createdAt().orElseThrow()));
    List<NewVote> numbered = new ArrayList<>();
    for (NewVote vote : votes) {
      numbered.add(
          new NewVote(
              "v%05d".formatted(numbered.size() + 1),
              vote.conversationExternalId(),
              vote.value(),
              vote.reason(),
              vote.voter(),
              vote.createdAt()));
    }
    return numbered;
  }

  private NewVote vote(SampleConversation conversation, int index, int earlier) {
    boolean dislike =
        random.chance(
            conversation.bad()
                ? SampleParameters.DISLIKES_OF_BAD
                : SampleParameters.DISLIKES_OF_GOOD);
    return new NewVote(
        "",
        SampleRows.conversationId(index),
        dislike ? Vote.Value.DISLIKE : Vote.Value.LIKE,
        words(conversation, dislike),
        Optional.of(SampleRows.user(index, earlier)),
        Optional.of(calendar.after(conversation.at(), random)));
  }

  private Optional<String> words(SampleConversation conversation, boolean dislike) {
    if (!random.chance(
        dislike ? SampleParameters.DISLIKES_WITH_TEXT : SampleParameters.LIKES_WITH_TEXT)) {
      return Optional.empty();
    }
    PhraseBook spoken = Objects.requireNonNull(phrases.get(conversation.language()));
    return Optional.of(
        random.one(
            dislike
                ? Objects.requireNonNull(
                    spoken.reasons().get(random.one(conversation.complaints())))
                : spoken.praise()));
  }
}
