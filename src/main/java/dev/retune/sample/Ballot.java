package dev.retune.sample;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lets people vote on the conversations: what they press, when, and what they write with it. */
final class Ballot {
  private final Map<Language, Voices> voices = new EnumMap<>(Language.class);
  private final Calendar calendar;
  private final Dice dice;

  Ballot(List<Library> libraries, Calendar calendar, Dice dice) {
    libraries.forEach(library -> voices.put(library.language(), library.voices()));
    this.calendar = calendar;
    this.dice = dice;
  }

  /** All votes, oldest first; nobody votes twice on one answer. */
  List<VoteRowIn> votes(List<Talk> talks) {
    int[] given = new int[talks.size()];
    List<VoteRowIn> votes = new ArrayList<>();
    for (int i = 0; i < Plot.VOTES; i++) {
      int talk = dice.below(talks.size());
      votes.add(vote(talks.get(talk), talk, given[talk]++));
    }
    votes.sort(Comparator.comparing(v -> v.createdAt().orElseThrow()));
    List<VoteRowIn> numbered = new ArrayList<>();
    for (VoteRowIn vote : votes) {
      numbered.add(
          new VoteRowIn(
              "v%05d".formatted(numbered.size() + 1),
              vote.conversationExternalId(),
              vote.value(),
              vote.reason(),
              vote.voter(),
              vote.createdAt()));
    }
    return numbered;
  }

  private VoteRowIn vote(Talk talk, int index, int earlier) {
    boolean dislike = dice.chance(talk.bad() ? Plot.DISLIKES_OF_BAD : Plot.DISLIKES_OF_GOOD);
    return new VoteRowIn(
        "",
        SampleRows.conversationId(index),
        dislike ? Vote.Value.DISLIKE : Vote.Value.LIKE,
        words(talk, dislike),
        Optional.of(SampleRows.user(index, earlier)),
        Optional.of(calendar.after(talk.at(), dice)));
  }

  private Optional<String> words(Talk talk, boolean dislike) {
    if (!dice.chance(dislike ? Plot.DISLIKES_WITH_TEXT : Plot.LIKES_WITH_TEXT)) {
      return Optional.empty();
    }
    Voices spoken = Objects.requireNonNull(voices.get(talk.language()));
    return Optional.of(
        dice.one(
            dislike
                ? Objects.requireNonNull(spoken.reasons().get(dice.one(talk.complaints())))
                : spoken.praise()));
  }
}
