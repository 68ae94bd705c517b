package dev.retune.feedback.explanation;

import dev.retune.feedback.ingest.SpillingTextLists;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the latest vote of each person on an answer, as storing them would. Beyond a limit votes
 * are partitioned by hash into temporary files, which are gone through one at a time.
 */
final class LatestVoteFilter implements AutoCloseable {
  private static final int PARTS = 64;
  private static final String NONE = "";
  private static final Comparator<NewVote> LATEST =
      Comparator.comparing((NewVote vote) -> vote.createdAt().orElse(Instant.MAX))
          .thenComparingInt(vote -> vote.externalId().length())
          .thenComparing(NewVote::externalId);

  private record PersonOnAnswer(String answer, String person) {}

  private final int inMemory;
  private final Map<PersonOnAnswer, NewVote> few = new LinkedHashMap<>();
  private List<SpillingTextLists> parts = List.of();
  private long earlier;

  /** Keeps some ten thousand votes in memory. */
  LatestVoteFilter() {
    this(50_000);
  }

  LatestVoteFilter(int inMemory) {
    this.inMemory = inMemory;
  }

  /** Adds a vote of a known person. */
  void add(NewVote vote, String person) {
    if (parts.isEmpty()) {
      keep(few, vote, person);
      if (few.size() > inMemory) {
        parts = Stream.generate(() -> new SpillingTextLists(0)).limit(PARTS).toList();
        few.forEach((key, one) -> spill(one, key.person()));
        few.clear();
      }
    } else {
      spill(vote, person);
    }
  }

  private void keep(Map<PersonOnAnswer, NewVote> votes, NewVote vote, String person) {
    PersonOnAnswer key = new PersonOnAnswer(vote.conversationExternalId(), person);
    NewVote before = votes.get(key);
    if (before == null) {
      votes.put(key, vote);
      return;
    }
    // an identical id is the same vote, of which the last row counts
    earlier += before.externalId().equals(vote.externalId()) ? 0 : 1;
    if (LATEST.compare(before, vote) <= 0) {
      votes.put(key, vote);
    }
  }

  private void spill(NewVote vote, String person) {
    String answer = vote.conversationExternalId();
    parts
        .get(Math.floorMod(answer.hashCode(), PARTS))
        .add(
            vote.externalId(),
            answer,
            person,
            vote.value().text(),
            vote.reason().orElse(NONE),
            vote.createdAt().map(Instant::toString).orElse(NONE));
  }

  /** Passes the votes that count; called once, after all have been added. */
  void finish(Consumer<NewVote> counted) {
    few.values().forEach(counted);
    for (SpillingTextLists part : parts) {
      Map<PersonOnAnswer, NewVote> latest = new LinkedHashMap<>();
      part.each(texts -> keep(latest, vote(texts), texts.get(2)));
      latest.values().forEach(counted);
    }
  }

  private static NewVote vote(List<String> texts) {
    return new NewVote(
        texts.getFirst(),
        texts.get(1),
        Vote.Value.ofText(texts.get(3)),
        Optional.of(texts.get(4)).filter(reason -> !reason.equals(NONE)),
        Optional.of(texts.get(2)),
        Optional.of(texts.get(5)).filter(at -> !at.equals(NONE)).map(Instant::parse));
  }

  /** Number of votes that do not count; known after {@link #finish}. */
  long earlier() {
    return earlier;
  }

  @Override
  public void close() {
    parts.forEach(SpillingTextLists::close);
  }
}
