package dev.retune.feedback.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.persistence.StorableText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a file of another chat product whose ids happen to be those of stored rows, which it
 * would replace. Such a file is recognized by its rows with known ids: most of them have another
 * question of another time, or are votes on other answers at other times. A product that changes
 * its own rows keeps one of both.
 */
public final class ReusedIdCheck {
  private final FeedbackStore store;
  private final String file;

  /** For one file. */
  public ReusedIdCheck(FeedbackStore store, String file) {
    this.store = store;
    this.file = file;
  }

  /**
   * Checks rows before they are stored.
   *
   * @throws InvalidInputException when most of their known ids belong to other rows
   */
  public void check(Source source, InputBatch batch) {
    FeedbackStore.KnownRows known = store.known(source, batch);
    Map<String, NewConversation> conversations = new LinkedHashMap<>();
    batch
        .conversations()
        .forEach(row -> conversations.put(StorableText.text(row.externalId()), row));
    conversations.keySet().retainAll(known.conversations().keySet());
    List<NewConversation> others =
        conversations.values().stream()
            .filter(row -> isOther(row, known.conversations().get(id(row))))
            .toList();
    if (others.size() * 2 > conversations.size()) {
      NewConversation row = others.getFirst();
      throw new InvalidInputException(
          "feedback.reusedIds",
          file,
          others.size(),
          conversations.size(),
          source.name(),
          row.externalId(),
          RowRejectedException.shown(known.conversations().get(id(row)).question()),
          RowRejectedException.shown(row.question()));
    }
    Map<String, NewVote> votes = new LinkedHashMap<>();
    batch.votes().forEach(row -> votes.put(StorableText.text(row.externalId()), row));
    votes.keySet().retainAll(known.votes().keySet());
    long otherVotes =
        votes.entrySet().stream()
            .filter(row -> isOther(row.getValue(), known.votes().get(row.getKey())))
            .count();
    if (otherVotes * 2 > votes.size()) {
      throw new InvalidInputException(
          "feedback.reusedVoteIds", file, otherVotes, votes.size(), source.name());
    }
  }

  private static String id(NewConversation row) {
    return StorableText.text(row.externalId());
  }

  private static boolean isOther(NewConversation row, NewConversation stored) {
    return !StorableText.text(row.question()).equals(stored.question())
        && !row.createdAt().map(StorableText::time).equals(stored.createdAt());
  }

  private static boolean isOther(NewVote row, NewVote stored) {
    Optional<Instant> at = row.createdAt().map(StorableText::time);
    return !StorableText.text(row.conversationExternalId()).equals(stored.conversationExternalId())
        && !at.equals(stored.createdAt());
  }
}
