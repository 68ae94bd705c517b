package dev.retune.feedback.repository;

import dev.retune.feedback.model.Vote;
import dev.retune.persistence.IdQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with their votes and the documents they are based on. */
public final class RatedAnswerRepository {
  private static final int FETCHED = 1_000;

  private final Workspace workspace;

  /** For one workspace. */
  public RatedAnswerRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * An answer with at least one like.
   *
   * @param documentId id of the document that it is based on
   * @param source name of the source
   * @param document external id of the document
   */
  public record Liked(
      long conversationId,
      long documentId,
      String question,
      String source,
      String document,
      Instant at) {}

  /** A dislike and the document that its answer was given, whether or not it is stored. */
  public record Disliked(String question, String source, String document, Instant at) {}

  /** A dislike and its conversation. */
  public record VoteOfAnswer(long voteId, long conversationId) {}

  /**
   * A dislike with the data needed to diagnose it.
   *
   * @param sourceId the answer's source
   * @param served external ids of the documents that the answer was given, best first
   */
  public record DislikedQuestion(
      long voteId,
      long conversationId,
      long sourceId,
      String question,
      String reasonCode,
      List<String> served) {}

  /** Number of likes and dislikes of an answer. */
  public record Votes(long likes, long dislikes) {
    private Votes plus(Votes other) {
      return new Votes(likes + other.likes, dislikes + other.dislikes);
    }
  }

  /**
   * Answers with at least one like that were given exactly one document, which is stored. Of
   * several documents a vote does not tell which one it is about.
   */
  public List<Liked> liked() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select c.id, d.id, c.question, s.name, d.externalId, c.createdAt"
                        + " from ConversationEntity c join SourceEntity s on s.id = c.sourceId"
                        + " join DocumentEntity d"
                        + " on d.sourceId = c.sourceId"
                        + " and d.externalId = array_get(c.documentIds, 1)"
                        + " where array_length(c.documentIds) = 1"
                        + " and d.deletedAt is null and exists (select 1 from VoteEntity f"
                        + " where f.conversationId = c.id and f.value = 'like')",
                    Liked.class)
                .getResultList());
  }

  /** The ids of answers with at least one like that were given several documents. */
  public List<Long> likedWithSeveralDocuments() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select c.id from ConversationEntity c"
                        + " where array_length(c.documentIds) > 1 and exists (select 1"
                        + " from VoteEntity f where f.conversationId = c.id and f.value = 'like')",
                    Long.class)
                .getResultList());
  }

  /** Dislikes of answers that were given exactly one document. */
  public List<Disliked> disliked() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select c.question, s.name, array_get(c.documentIds, 1), f.createdAt"
                        + " from ConversationEntity c join SourceEntity s on s.id = c.sourceId"
                        + " join VoteEntity f"
                        + " on f.conversationId = c.id and f.value = 'dislike'"
                        + " where array_length(c.documentIds) = 1",
                    Disliked.class)
                .getResultList());
  }

  /**
   * Streams the dislikes of a window in no particular order, for a million need not be sorted.
   *
   * @param reader called again from the start when the connection is lost
   */
  public <T> T dislikesIn(Instant from, Instant to, Function<Iterator<VoteOfAnswer>, T> reader) {
    return workspace.read(
        session -> {
          try (Stream<VoteOfAnswer> votes =
              session
                  .createSelectionQuery(
                      "select id, conversationId from VoteEntity where value = 'dislike'"
                          + " and conversationId is not null and createdAt >= :from"
                          + " and createdAt < :to",
                      VoteOfAnswer.class)
                  .setParameter("from", from)
                  .setParameter("to", to)
                  .setFetchSize(FETCHED)
                  .getResultStream()) {
            return reader.apply(votes.iterator());
          }
        });
  }

  private record Row(
      long voteId,
      long conversationId,
      long sourceId,
      String question,
      String reasonCode,
      @Nullable List<String> served) {}

  /** Details of the given dislikes, ordered by vote id. */
  public List<DislikedQuestion> dislikes(Collection<Long> votes) {
    return IdQuery.rows(
            workspace,
            Row.class,
            votes,
            "select v.id, v.conversationId, c.sourceId, c.question, v.reasonCode, c.documentIds"
                + " from VoteEntity v join ConversationEntity c on c.id = v.conversationId"
                + " where v.id in :ids order by v.id")
        .stream()
        .map(
            row ->
                new DislikedQuestion(
                    row.voteId(),
                    row.conversationId(),
                    row.sourceId(),
                    row.question(),
                    row.reasonCode(),
                    row.served() == null ? List.of() : row.served()))
        .toList();
  }

  private record Question(long conversationId, String text) {}

  /** Questions by conversation id. */
  public Map<Long, String> questions(Collection<Long> conversations) {
    return IdQuery.rows(
            workspace,
            Question.class,
            conversations,
            "select id, question from ConversationEntity where id in :ids")
        .stream()
        .collect(Collectors.toMap(Question::conversationId, Question::text));
  }

  private record Count(long conversationId, String value, long votes) {
    Votes counted() {
      boolean like = Vote.Value.ofText(value) == Vote.Value.LIKE;
      return new Votes(like ? votes : 0, like ? 0 : votes);
    }
  }

  /** Vote counts by conversation id; conversations without votes are omitted. */
  public Map<Long, Votes> votes(Collection<Long> conversations) {
    return IdQuery.rows(
            workspace,
            Count.class,
            conversations,
            "select conversationId, value, count(*) from VoteEntity"
                + " where conversationId in :ids group by conversationId, value")
        .stream()
        .collect(Collectors.toMap(Count::conversationId, Count::counted, Votes::plus));
  }
}
