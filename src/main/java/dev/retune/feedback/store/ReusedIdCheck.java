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
import java.util.function.Function;

/**
 * Refuses a file of another chat product whose ids happen to be those of stored rows, which it
 * would replace. Such a file is recognized by its rows with known ids: most of them have another
 * question of another time, or are votes on other answers at other times. A product that changes
 * its own rows keeps one of both.
 */
public final class ReusedIdCheck {
  private final FeedbackStore store;
  private final String file;
  // what the file itself brings is compared with nothing
  private final FeedbackStore.NewestRows before;

  /** For a file that is about to be imported. */
  public ReusedIdCheck(FeedbackStore store, String file) {
    this.store = store;
    this.file = file;
    this.before = store.newest();
  }

  /**
   * Checks rows before they are stored.
   *
   * @throws InvalidInputException when most of their known ids belong to other rows
   */
  public void check(Source source, InputBatch batch) {
    FeedbackStore.KnownRows known = store.known(source, batch, before);
    List<Known<NewConversation>> conversations =
        pairs(batch.conversations(), NewConversation::externalId, known.conversations());
    List<Known<NewConversation>> others =
        conversations.stream().filter(pair -> isOther(pair.row(), pair.stored())).toList();
    if (others.size() * 2 > conversations.size()) {
      Known<NewConversation> first = others.getFirst();
      throw new InvalidInputException(
          "feedback.reusedIds",
          file,
          others.size(),
          conversations.size(),
          source.name(),
          first.row().externalId(),
          RowRejectedException.shown(first.stored().question()),
          RowRejectedException.shown(first.row().question()));
    }
    List<Known<NewVote>> votes = pairs(batch.votes(), NewVote::externalId, known.votes());
    long otherVotes = votes.stream().filter(pair -> isOther(pair.row(), pair.stored())).count();
    if (otherVotes * 2 > votes.size()) {
      throw new InvalidInputException(
          "feedback.reusedVoteIds", file, otherVotes, votes.size(), source.name());
    }
  }

  /** A row and the stored one with the same id. */
  private record Known<R>(R row, R stored) {}

  /** The known rows; of several with the same id the last one, which would be stored. */
  private static <R> List<Known<R>> pairs(
      List<R> rows, Function<R, String> id, Map<String, R> stored) {
    Map<String, Known<R>> pairs = new LinkedHashMap<>();
    for (R row : rows) {
      String key = StorableText.text(id.apply(row));
      R before = stored.get(key);
      if (before != null) {
        pairs.put(key, new Known<>(row, before));
      }
    }
    return List.copyOf(pairs.values());
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
